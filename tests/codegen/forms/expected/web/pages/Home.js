// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, each, run, send, useCell, useEvent } from "rxl/client";
import { Input } from "rxl/elements";
import { Form, SubmitButton, checkRules } from "rxl/forms";
import { optionMap, printList, printOption, quote, range, textLength, textTake } from "rxl/library";
import { Ask, Draft, Orders } from "../modules/input.js";

const SizeOrder = ["Small", "Medium", "Large"];

function Home() {
  const last = useCell(Orders.last);
  const raw = useCell(Orders.raw);
  const on_order = useEvent((payload) => Draft.check(payload));
  return jsxs(Fragment, {
    children: [
      jsx(Ask, { on_order }),
      jsxs(Form, {
        fields: "data",
        onSubmit: (payload) => send("Orders.submit_raw", [payload]),
        children: [
          each(range(0, 3), (i) => i, (i, _, key) => jsx(HomeIRow, { i }, key)),
          jsx(SubmitButton, { className: "rxl-button", type: "submit", children: "Send" }),
        ],
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => {
          const value = textTake(Orders.raw.get(), 3);
          checkRules(Orders_renameRules, value, 5);
          send("Orders.rename", [value, 5]);
        }),
        children: "Rename",
      }),
      jsx(Input, {
        className: "rxl-input",
        value: optionMap(last, (order) => order.size),
        valueType: "Enum?",
        variants: SizeOrder,
        onChange: (size) => {},
      }),
      jsx("p", { children: `${raw} ${printOption(last, printOrder)}` }),
    ],
  });
}

const HomeIRow = memo(function HomeIRow({ i }) {
  return jsx(Input, { className: "rxl-input", name: `field_${i}` });
});

export default definePage({ component: Home });

function Orders_renameRules(wrong, value_0, value_1) {
  if (!(textLength(value_0) <= value_1)) {
    wrong("name", `at most ${value_1}`);
  }
}

function printAddress(value) {
  return `Address(street: ${quote(value.street)})`;
}

function printOrder(value) {
  return `Order(name: ${quote(value.name)}, amount: ${value.amount}, size: ${value.size}, color: ${printOption(value.color, quote)}, tags: ${printList(value.tags, quote)}, also: ${printList(value.also, printAddress)})`;
}
//# sourceMappingURL=Home.js.map
