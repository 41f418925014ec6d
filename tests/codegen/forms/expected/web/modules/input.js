// Made by rxlc from input.rxl.
import { memo } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import { browserEvent, send, serverVar } from "rxl/client";
import { Input } from "rxl/elements";
import { FieldError, Form, SubmitButton, checkRules, rulesOfEach, within } from "rxl/forms";
import { textIsEmpty } from "rxl/library";

const SizeOrder = ["Small", "Medium", "Large"];

export const MOST = 100;

export const Orders = { last: serverVar("Orders.last"), raw: serverVar("Orders.raw") };

export const Draft = {
  check: browserEvent((order) => {
    checkRules(OrderRules, order);
    send("Orders.submit", [order]);
  }),
};

export const Ask = memo(function Ask({ on_order }) {
  return jsxs(Form, {
    resetOnSubmit: true,
    fields: OrderFields,
    rules: OrderRules,
    onSubmit: on_order,
    children: [
      jsx(Input, { className: "rxl-input", name: "name" }),
      jsx(FieldError, { className: "rxl-field-error", name: "name" }),
      jsx(SubmitButton, { className: "rxl-button", type: "submit", children: "Order" }),
    ],
  });
});

function AddressRules(wrong, value) {
  if (textIsEmpty(value.street)) {
    wrong("street", "Where?");
  }
}

function OrderRules(wrong, value) {
  if (textIsEmpty(value.name)) {
    wrong("name", "Who are you?");
  }
  if (!(value.amount >= 1 && value.amount <= MOST)) {
    wrong("amount", `1 to ${MOST}`);
  }
  rulesOfEach(AddressRules)(within(wrong, "also"), value.also);
}

const OrderFields = {
  name: { type: "Text" },
  amount: { type: "Int", start: () => 50 },
  size: { type: "Enum", variants: SizeOrder, start: () => "Medium" },
  color: { type: "Text?", start: () => null },
  tags: { type: "Text", many: "list", start: () => [] },
  also: { type: "", start: () => [] },
};
//# sourceMappingURL=input.js.map
