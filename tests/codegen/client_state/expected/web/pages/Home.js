// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, intAdd, redirect, run, useCell } from "rxl/client";
import { Input } from "rxl/elements";
import { Drawing, Saved } from "../modules/input.js";

function Home() {
  const count = useCell(Saved.count);
  useCell(Drawing.lines);
  const color = useCell(Drawing.color);
  const scale = useCell(Drawing.scale);
  return jsxs(Fragment, {
    children: [
      jsx(Input, {
        className: "rxl-input",
        value: color,
        placeholder: "Color",
        onChange: (value) => Drawing.set_color(value),
      }),
      jsx(Input, {
        className: "rxl-input",
        value: scale,
        valueType: "Float",
        onChange: (value) => Drawing.set_scale(value),
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => Drawing.begin(),
        children: "Begin",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => Drawing.move(1, intAdd(Drawing.total.get(), 1))),
        children: "Move",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => {
          Drawing.submit();
          redirect("/", false);
        }),
        children: "Send",
      }),
      jsx("p", {
        className: "rxl-text",
        children: `${Drawing.find(1)?.label ?? "none"} ${scale} of ${count}`,
      }),
    ],
  });
}

export default definePage({
  component: Home,
  title: () => {
    const total = useCell(Drawing.total);
    return `${total} points`;
  },
});
//# sourceMappingURL=Home.js.map
