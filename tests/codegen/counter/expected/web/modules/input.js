// Made by rxlc from input.rxl.
import { memo } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import { computed, intMultiply, rooted, send, serverVar, useCell } from "rxl/client";

export const Counter = {
  count: serverVar("Counter.count"),
  doubled: computed(() => [Counter.count], (count) => intMultiply(count, 2)),
  is_near_limit: serverVar("Counter.is_near_limit"),
};

export const Panel = memo(function Panel({ label, root }) {
  const count = useCell(Counter.count);
  const is_near_limit = useCell(Counter.is_near_limit);
  return jsxs(
    "div",
    rooted(
      {
        className: "rxl-vstack gap-8px",
        children: [
          jsx("h2", { className: "rxl-heading", id: "count", children: `${label}: ${count}` }),
          jsx("button", {
            className: "rxl-button",
            type: "button",
            onClick: () => send("Counter.increment", [1]),
            children: "Add one",
          }),
          jsx("button", {
            className: "rxl-button rxl-variant-soft",
            type: "button",
            onClick: () => send("Counter.increment", [10]),
            children: "Add ten",
          }),
          is_near_limit
            ? jsx("span", { className: "rxl-badge rxl-tone-warning", children: "near" })
            : null,
        ],
      },
      root,
    ),
  );
});
//# sourceMappingURL=input.js.map
