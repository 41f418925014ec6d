// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, send, useCell } from "rxl/client";
import { Cart } from "../modules/input.js";

function Home() {
  const count = useCell(Cart.count);
  return jsxs(Fragment, {
    children: [
      jsx("p", { children: `${count}` }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => send("Cart.add", ["a"]),
        children: "Add",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => send("Cart.read", ["a"]),
        children: "Read",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => send("Cart.read.cancel", []),
        children: "Stop",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => send("Cart.import", [[]]),
        children: "Import",
      }),
    ],
  });
}

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
