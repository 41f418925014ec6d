// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { classes, definePage, each, intAdd, intSubtract, useCell } from "rxl/client";
import { listLength } from "rxl/library";
import { FilterButton, HINTS, Todo, counted } from "../modules/input.js";
import { TaskRow } from "../modules/rows.js";

function Home() {
  const items = useCell(Todo.items);
  const visible = useCell(Todo.visible);
  const remaining = useCell(Todo.remaining);
  const done = intSubtract(listLength(items), remaining);
  return jsxs(Fragment, {
    children: [
      jsxs("div", {
        className: "rxl-card",
        children: [
          each(
            visible,
            (task) => task.id,
            (task, _, key) => jsx(TaskRow, { task }, key),
            () => jsx("p", { className: "rxl-text", children: "Nothing here." }),
          ),
          each(
            HINTS,
            (hint) => hint,
            (hint, index, key) => jsx(HomeHintRow, { hint, index, done }, key),
            undefined,
            (_, index) => index < done,
          ),
        ],
      }),
      jsx("p", { className: "rxl-text", children: counted(remaining, "task", "tasks") }),
      jsx(FilterButton, { label: "All", value: "All" }),
    ],
  });
}

const HomeHintRow = memo(function HomeHintRow({ hint, index, done }) {
  const filter = useCell(Todo.filter);
  return jsx("p", {
    className: classes("rxl-text", filter === "Done" && "rxl-strike"),
    children: `${intAdd(index, 1)} of ${done}: ${hint}`,
  });
});

export default definePage({
  component: Home,
  title: () => {
    const remaining = useCell(Todo.remaining);
    return `Todo (${remaining})`;
  },
});
//# sourceMappingURL=Home.js.map
