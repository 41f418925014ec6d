// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, each, intAdd, run, send, toast, useCell, useLocal, watched } from "rxl/client";
import { Input } from "rxl/elements";
import { Draft, Tasks } from "../modules/input.js";

function Home() {
  const sent = useLocal(() => 0);
  const sent_now = useCell(sent);
  const titles = useCell(Tasks.titles);
  const title = useCell(Draft.title);
  const error = useCell(Draft.error);
  return jsxs(Fragment, {
    children: [
      jsx(Input, {
        className: "rxl-input",
        value: title,
        placeholder: "What?",
        onChange: (value) => Draft.set_title(value),
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: watched(
          watched(
            () => run(() => send("Tasks.add", [Draft.title.get()])),
            () => run(() => sent.set(intAdd(sent.get(), 1))),
          ),
          undefined,
          (f) => toast(f.message, "Info"),
        ),
        children: "Add",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => Draft.send(),
        children: "Send",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => {
          watched(
            () => {
              send("Tasks.add", ["x"]);
            },
            () => Draft.clear(),
          )();
          send("Tasks.add", ["y"]);
        }),
        children: "Both",
      }),
      jsx("p", { className: "rxl-text", children: `${sent_now} ${error}` }),
      each(
        titles,
        (title_2) => title_2,
        (title_2, _, key) => jsx(HomeTitleRow, { title: title_2 }, key),
      ),
    ],
  });
}

const HomeTitleRow = memo(function HomeTitleRow({ title }) {
  return jsx("p", { className: "rxl-text", children: title });
});

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
