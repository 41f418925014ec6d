// Made by rxlc from input.rxl.
import { jsx } from "react/jsx-runtime";
import { definePage } from "rxl/client";

function Lost() {
  return jsx("p", { className: "rxl-text", children: "There is nothing here." });
}

export default definePage({ component: Lost, title: () => "Not here" });
//# sourceMappingURL=Lost.js.map
