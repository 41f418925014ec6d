// Made by rxlc from rows.rxl.
import { memo } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import { key, run, send, space, useCell, useEvent, useLocal } from "rxl/client";
import { Checkbox, Input } from "rxl/elements";
import { quote } from "rxl/library";

export const TaskRow = memo(function TaskRow({ task }) {
  const editing = useLocal(() => false);
  const draft = useLocal(() => "");
  const editing_now = useCell(editing);
  const draft_now = useCell(draft);
  const start = useEvent(() => {
    draft.set(task.title);
    editing.set(true);
  });
  return jsxs("div", {
    className: "rxl-hstack",
    style: { padding: space(task.done ? 1 : 2) },
    children: [
      jsx(Checkbox, {
        className: "rxl-checkbox",
        checked: task.done,
        "aria-label": `Done: ${task.title}`,
        onChange: () => send("Todo.toggle", [task.id]),
      }),
      editing_now
        ? jsx(Input, {
            className: "rxl-input",
            value: draft_now,
            onChange: (value) => run(() => draft.set(value)),
            onBlur: () => run(() => editing.set(false)),
            onKeyDown: (native) => run(() => {
              const event = key(native);
              if (event.key === "Enter") {
                editing.set(false);
              } else if (event.key === "Escape") {
                draft.set("");
                editing.set(false);
              }
            }),
          })
        : jsx("p", { className: "rxl-text", onDoubleClick: () => start(), children: task.title }),
      jsx("p", { className: "rxl-text", children: printTask(task) }),
    ],
  });
});

function printTask(value) {
  return `Task(id: ${quote(value.id)}, title: ${quote(value.title)}, done: ${value.done}, effort: ${value.effort})`;
}
//# sourceMappingURL=rows.js.map
