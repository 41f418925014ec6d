// Made by rxlc from input.rxl.
import {
  browserEvent,
  clientVar,
  computed,
  fail,
  intAdd,
  intNegate,
  intSubtract,
  log,
  send,
  serverVar,
  toast,
} from "rxl/client";
import {
  listAt,
  listFind,
  listIsEmpty,
  listLength,
  listPop,
  listPush,
  listSumBy,
  positions,
  printList,
  printOption,
  quote,
  setIn,
} from "rxl/library";

export const Saved = { count: serverVar("Saved.count") };

export const Drawing = {
  lines: clientVar(() => []),
  next_id: clientVar(() => 1),
  color: clientVar(() => "red"),
  scale: clientVar(() => 1.5),
  total: computed(
    () => [Drawing.lines],
    (lines) => listSumBy(lines, (line) => listLength(line.points), intAdd),
  ),
  find: (id) => listFind(Drawing.lines.get(), (line) => line.id === id),
  begin: browserEvent(() => {
    Drawing.lines.set(listPush(Drawing.lines.get(), {
      id: Drawing.next_id.get(),
      points: [],
      label: null,
    }));
    Drawing.next_id.set(intAdd(Drawing.next_id.get(), 1));
  }),
  move: browserEvent((id, dx) => {
    let picked = false;
    for (const index of positions(Drawing.lines.get())) {
      if (listAt(Drawing.lines.get(), index).id !== id) {
        continue;
      }
      picked = true;
      for (const index_2 of positions(listAt(Drawing.lines.get(), index).points)) {
        Drawing.lines.set(
          setIn(
            Drawing.lines.get(),
            [index, "points", index_2, "x"],
            intAdd(listAt(listAt(Drawing.lines.get(), index).points, index_2).x, dx),
          ),
        );
      }
      Drawing.lines.set(setIn(Drawing.lines.get(), [index, "label"], `moved ${dx}`));
    }
    if (!picked) {
      toast(`There is no line ${id}`, "Warning");
    }
  }),
  set_first: browserEvent((x) => {
    Drawing.lines.set(
      setIn(Drawing.lines.get(), [0, "points", intSubtract(Drawing.next_id.get(), 1), "x"], x),
    );
    let point = { x, y: 0 };
    point = setIn(point, ["y"], intNegate(x));
    Drawing.lines.set(
      setIn(
        Drawing.lines.get(),
        [0, "points"],
        listPush(listAt(Drawing.lines.get(), 0).points, point),
      ),
    );
  }),
  drop_last: browserEvent(() => {
    const [next, line] = listPop(Drawing.lines.get());
    Drawing.lines.set(next);
    if (line === null) {
      return;
    }
    if (listIsEmpty(line.points)) {
      fail("It was empty.");
    }
    log(`dropped ${printLine(line)}`);
  }),
  submit: browserEvent(() => {
    send("Saved.save", [Drawing.lines.get()]);
    Drawing.lines.reset();
    Drawing.next_id.reset();
    Drawing.color.reset();
    Drawing.scale.reset();
    Drawing.begin();
  }),
  set_color: browserEvent((value) => {
    Drawing.color.set(value);
  }),
  set_scale: browserEvent((value) => {
    Drawing.scale.set(value);
  }),
};

function printPoint(value) {
  return `Point(x: ${value.x}, y: ${value.y})`;
}

function printLine(value) {
  return `Line(id: ${value.id}, points: ${printList(value.points, printPoint)}, label: ${printOption(value.label, quote)})`;
}
//# sourceMappingURL=input.js.map
