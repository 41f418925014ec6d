// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Link, address, definePage, intAdd, send, useCell } from "rxl/client";
import { Counter } from "../modules/input.js";

function Twice({ label, times }) {
  const doubled = useCell(Counter.doubled);
  return jsxs(Fragment, {
    children: [
      jsx("p", {
        className: "rxl-text color-4e8b14e4",
        children: `${label} ${times} × ${doubled}`,
      }),
      jsx(Link, { className: "rxl-link", to: "/", children: "Back" }),
      jsx(Link, {
        className: "rxl-link",
        to: address(["twice", label], { times: [intAdd(times, 1), 2] }),
        children: "Again",
      }),
    ],
  });
}

export default definePage({
  component: Twice,
  title: ({ label }) => {
    const doubled = useCell(Counter.doubled);
    return `${label}: ${doubled}`;
  },
  onLoad: ({ times }) => send("Counter.increment", [times]),
});
//# sourceMappingURL=Twice.js.map
