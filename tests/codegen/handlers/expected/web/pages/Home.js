// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import {
  definePage,
  each,
  intAdd,
  intMultiply,
  mouse as mouse_2,
  preventDefault,
  run,
  send,
  stopPropagation,
  toast,
  useCell,
  useDebounce,
  useEvent,
  useLocal,
} from "rxl/client";
import { Input } from "rxl/elements";
import { Field, Recent, Search } from "../modules/input.js";

function Home() {
  const count = useLocal(() => 0);
  const count_now = useCell(count);
  const query = useCell(Search.query);
  const texts = useCell(Recent.texts);
  const on_enter = useEvent((payload) => Recent.remember(payload));
  const on_cancel = useEvent(() => {});
  const on_key = useEvent((payload) => send("Search.press", [payload]));
  const debounce = useDebounce();
  return jsxs(Fragment, {
    children: [
      jsx(Field, { on_enter, on_cancel, on_key }),
      jsx(Input, {
        className: "rxl-input",
        value: query,
        onChange: debounce((payload) => send("Search.run", [payload]), 300),
      }),
      jsx("div", {
        onContextMenu: preventDefault(() => {}),
        onMouseMove: (native) => run(() => {
          const mouse = mouse_2(native);
          count.set(intAdd(mouse.x, mouse.y));
        }),
        children: jsx("p", { className: "rxl-text", children: `${count_now}` }),
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => send("Search.fail_on", [intMultiply(count.get(), 2)])),
        children: "Fail",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => toast("Hello", "Success"),
        children: "Toast",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: stopPropagation(() => send("Search.run", ["x"])),
        children: "Stop",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => {
          if (count.get() > 3) {
            send("Search.run", ["many"]);
          } else {
            toast("few", "Info");
          }
        }),
        children: "Maybe",
      }),
      each(
        texts,
        (_, index) => index,
        (text, index, key) => jsx(HomeTextRow, { text, index, count }, key),
      ),
    ],
  });
}

const HomeTextRow = memo(function HomeTextRow({ text, index, count }) {
  return jsx("button", {
    className: "rxl-button",
    type: "button",
    onClick: () => run(() => count.set(index)),
    children: text,
  });
});

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
