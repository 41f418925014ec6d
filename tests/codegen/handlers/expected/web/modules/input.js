// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import {
  browserEvent,
  clientVar,
  fail,
  key,
  run,
  send,
  serverVar,
  useCell,
  useLocal,
} from "rxl/client";
import { Input } from "rxl/elements";
import { listPush, textIsEmpty } from "rxl/library";

export const Search = { query: serverVar("Search.query") };

export const Recent = {
  texts: clientVar(() => []),
  remember: browserEvent((text) => {
    if (textIsEmpty(text)) {
      fail("There is nothing to remember.");
    }
    Recent.texts.set(listPush(Recent.texts.get(), text));
    send("Search.run", [text]);
  }),
};

export const Field = memo(function Field({ on_enter, on_cancel, on_key }) {
  const text = useLocal(() => "");
  const text_now = useCell(text);
  return jsxs(Fragment, {
    children: [
      jsx(Input, {
        className: "rxl-input",
        value: text_now,
        onChange: (value) => run(() => text.set(value)),
        onKeyDown: (event) => on_key(key(event)),
        onBlur: on_cancel,
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => on_enter(text.get())),
        children: "Enter",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => {
          text.set("");
          on_cancel();
        }),
        children: "Clear",
      }),
    ],
  });
});
//# sourceMappingURL=input.js.map
