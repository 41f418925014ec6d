// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, each, send, useCell } from "rxl/client";
import { Checkbox, Input } from "rxl/elements";
import { Todo } from "../modules/input.js";

function Home() {
  const items = useCell(Todo.items);
  const note = useCell(Todo.note);
  return jsxs(Fragment, {
    children: [
      each(items, (task) => task.id, (task, _, key) => jsx(HomeTaskRow, { task }, key)),
      jsx(Input, {
        className: "rxl-input",
        value: note,
        onChange: (value) => Todo.set_note(value),
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => Todo.clear(),
        children: "Clear",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => send("Todo.save", []),
        children: "Save",
      }),
    ],
  });
}

const HomeTaskRow = memo(function HomeTaskRow({ task }) {
  return jsx(Checkbox, {
    className: "rxl-checkbox",
    checked: task.done,
    onChange: () => Todo.toggle(task.id),
    children: task.title,
  });
});

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
