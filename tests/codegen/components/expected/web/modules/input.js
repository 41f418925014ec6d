// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { each, rooted, run, useCell, useEvent, useLocal } from "rxl/client";

export const ITEMS = [{ id: 1, name: "one" }, { id: 2, name: "two" }];

export const Frame = memo(function Frame({ title, footer, children }) {
  return jsxs("div", {
    className: "rxl-card",
    children: [jsx("h2", { className: "rxl-heading", children: title }), children, footer],
  });
});

export const Rows = memo(function Rows({ items, row, on_pick }) {
  return each(
    items,
    (item) => item.id,
    (item, _, key) => jsx(RowsItemRow, { item, row, on_pick }, key),
  );
});

const RowsItemRow = memo(function RowsItemRow({ item, row, on_pick }) {
  return jsxs(Fragment, {
    children: [
      row(item),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => on_pick(item.id),
        children: "Pick",
      }),
    ],
  });
});

export const Picker = memo(function Picker({ prefix, root }) {
  const picked = useLocal(() => 0);
  const open = useLocal(() => false);
  const picked_now = useCell(picked);
  const open_now = useCell(open);
  const pick = useEvent((id) => {
    picked.set(id);
    open.set(false);
  });
  return jsxs(
    "div",
    rooted(
      {
        className: "rxl-vstack",
        children: [
          jsx("button", {
            className: "rxl-button",
            type: "button",
            onClick: () => run(() => open.set(!open.get())),
            children: open_now ? "Close" : "Open",
          }),
          open_now
            ? each(
                ITEMS,
                (item) => item.id,
                (item, _, key) => jsx(PickerItemRow, { item, prefix, picked, pick }, key),
              )
            : null,
          jsx("p", { className: "rxl-text", children: `Picked ${picked_now}` }),
        ],
      },
      root,
    ),
  );
});

const PickerItemRow = memo(function PickerItemRow({ item, prefix, picked, pick }) {
  const picked_now = useCell(picked);
  return jsx("button", {
    className: "rxl-button",
    disabled: picked_now === item.id,
    type: "button",
    onClick: () => pick(item.id),
    children: `${prefix} ${item.name}`,
  });
});

export const Shell = memo(function Shell({ children }) {
  return jsx("main", { children });
});
//# sourceMappingURL=input.js.map
