// Made by rxlc from input.rxl.
import { jsx } from "react/jsx-runtime";
import { definePage } from "rxl/client";
import { Panel } from "../modules/input.js";

function Home() {
  return jsx(Panel, { label: "Count", root: { className: "wide" } });
}

export default definePage({ component: Home, title: () => "Counter" });
//# sourceMappingURL=Home.js.map
