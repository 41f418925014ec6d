// Made by rxlc from input.rxl.
import { memo } from "react";
import { jsx } from "react/jsx-runtime";
import { classes, computed, send, serverVar, useCell } from "rxl/client";
import { listCount, listFilter } from "rxl/library";

export const HINTS = ["Read", "Write"];

export const Todo = {
  items: serverVar("Todo.items", { list: { record: { effort: "float" } } }),
  filter: serverVar("Todo.filter"),
  visible: computed(
    () => [Todo.items, Todo.filter],
    (items, filter) => listFilter(items, (task) =>
      filter === "All" ? true : filter === "Active" ? !task.done : task.done
    ),
  ),
  remaining: computed(() => [Todo.items], (items) => listCount(items, (task) => !task.done)),
};

export function counted(number, one, many) {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}

export const FilterButton = memo(function FilterButton({ label, value }) {
  const filter = useCell(Todo.filter);
  return jsx("button", {
    className: classes("rxl-button", filter === value ? "rxl-variant-solid" : "rxl-variant-ghost"),
    type: "button",
    onClick: () => send("Todo.show", [value]),
    children: label,
  });
});
//# sourceMappingURL=input.js.map
