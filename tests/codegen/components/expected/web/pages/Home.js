// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, useCell, useEvent, useLocal } from "rxl/client";
import { Frame, ITEMS, Picker, Rows, Shell } from "../modules/input.js";

function Home() {
  const last = useLocal(() => 0);
  const last_now = useCell(last);
  const on_pick = useEvent((id) => last.set(id));
  return jsxs(Fragment, {
    children: [
      jsxs(Frame, {
        title: "Items",
        footer: jsx("p", { className: "rxl-text", children: `Last: ${last_now}` }),
        children: [
          jsx(Rows, {
            items: ITEMS,
            row: (item) => jsx("p", { className: "rxl-text", children: item.name }),
            on_pick,
          }),
          jsx("p", { className: "rxl-text", children: "below" }),
        ],
      }),
      jsx(Picker, { prefix: "No.", root: { id: "picker" } }),
    ],
  });
}

export default definePage({ component: Home, layout: Shell });
//# sourceMappingURL=Home.js.map
