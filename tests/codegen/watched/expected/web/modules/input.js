// Made by rxlc from input.rxl.
import { browserEvent, clientVar, send, serverVar, watched } from "rxl/client";

export const Tasks = { titles: serverVar("Tasks.titles") };

export const Draft = {
  title: clientVar(() => ""),
  error: clientVar(() => ""),
  send: browserEvent(() => {
    watched(
      watched(
        () => {
          send("Tasks.add", [Draft.title.get()]);
        },
        () => Draft.clear(),
      ),
      undefined,
      (failure) => Draft.explain(failure.message),
    )();
  }),
  clear: browserEvent(() => {
    Draft.title.set("");
    Draft.error.set("");
  }),
  explain: browserEvent((why) => {
    Draft.error.set(why);
  }),
  set_title: browserEvent((value) => {
    Draft.title.set(value);
  }),
};
//# sourceMappingURL=input.js.map
