// Made by rxlc from input.rxl.
import { intAdd, serverVar } from "rxl/client";
import { listAt, positions, setIn } from "rxl/library";
import { optimisticEvent } from "rxl/optimistic";

export const Todo = {
  items: serverVar("Todo.items"),
  ticked: serverVar("Todo.ticked"),
  note: serverVar("Todo.note"),
  toggle: optimisticEvent("Todo.toggle", (id) => {
    for (const index of positions(Todo.items.get())) {
      if (listAt(Todo.items.get(), index).id !== id) {
        continue;
      }
      const value = !listAt(Todo.items.get(), index).done;
      Todo.items.set(setIn(Todo.items.get(), [index, "done"], value));
      Todo.count(1);
    }
  }),
  count: optimisticEvent("Todo.count", (by) => {
    Todo.ticked.set(intAdd(Todo.ticked.get(), by));
  }),
  clear: optimisticEvent("Todo.clear", () => {
    Todo.items.set([]);
    Todo.ticked.set(0);
    Todo.note.set("hello");
  }),
  set_note: optimisticEvent("Todo.set_note", (value) => {
    Todo.note.set(value);
  }),
};
//# sourceMappingURL=input.js.map
