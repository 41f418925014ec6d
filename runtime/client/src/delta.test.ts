import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, cellOf, type Change } from "./delta";

const items = [
  { id: "a", tags: ["x"] },
  { id: "b", tags: [] },
];

test("a value takes the place of the whole", () => {
  assert.equal(apply(1, ["Counter.count", 5]), 5);
  assert.equal(cellOf(["Counter.count", 5]), "Counter.count");
  assert.equal(cellOf([["Todo.items", 1, "id"], "c"]), "Todo.items");
});

test("what is not on the way to a change stays the same object", () => {
  const changed = apply(items, [["Todo.items", 1, "id"], "c"]) as typeof items;
  assert.deepEqual(changed[1], { id: "c", tags: [] });
  assert.equal(changed[0], items[0]);
  assert.equal(changed[1]!.tags, items[1]!.tags);
  assert.equal(items[1]!.id, "b");
});

test("a change to the same value changes nothing", () => {
  assert.equal(apply(items, [["Todo.items", 1, "id"], "b"]), items);
});

test("texts grow", () => {
  assert.equal(apply("Hello", ["Chat.text", "append", ", 🦀"]), "Hello, 🦀");
  const changed = apply(items, [["Todo.items", 0, "tags", 0], "append", "y"]) as typeof items;
  assert.equal(changed[0]!.tags[0], "xy");
});

test("lists take in, lose and replace rows", () => {
  assert.deepEqual(apply([1, 2, 3], ["A.b", "splice", 1, 1, []]), [1, 3]);
  assert.deepEqual(apply([1, 2, 3], ["A.b", "splice", 3, 0, [4, 5]]), [1, 2, 3, 4, 5]);
  assert.deepEqual(apply([1, 2, 3], ["A.b", "splice", 0, 2, [9]]), [9, 3]);
  const changed = apply(items, ["A.b", "splice", 0, 0, [{ id: "n", tags: [] }]]) as typeof items;
  assert.equal(changed[1], items[0]);
});

test("numbers that JSON cannot write come as texts", () => {
  assert.equal(apply(1, ["A.x", "NaN"], "float"), NaN);
  assert.deepEqual(apply([1], ["A.x", "splice", 1, 0, ["-Infinity"]], { list: "float" }), [1, -Infinity]);
  assert.deepEqual(apply([{ at: 1 }], [["A.x", 0, "at"], "Infinity"], { list: { record: { at: "float" } } }), [{ at: Infinity }]);
});

test("a place that is not there is a mistake of the server", () => {
  assert.throws(() => apply(items, [["Todo.items", 2, "id"], "c"]));
  assert.throws(() => apply(items, [["Todo.items", 0, "name"], "c"]));
  assert.throws(() => apply(1, [["Counter.count", "x"], 1]));
});

/** Random numbers that are the same in every run. */
function randoms(seed: number) {
  return (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
}

test("any sequence of changes gives what the same writes give", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randoms(seed);
    let value: any = Array.from({ length: random(6) }, (_, id) => ({ id, text: "t", marks: [0] }));
    const plain = structuredClone(value);
    for (let n = 0; n < 30; n++) {
      const at = random(plain.length + 1);
      const kind = plain.length === 0 || at === plain.length ? 0 : random(5);
      let change: Change;
      if (kind === 0) {
        const row = { id: n, text: "", marks: [] };
        plain.splice(at, 0, row);
        change = ["A.rows", "splice", at, 0, [structuredClone(row)]];
      } else if (kind === 1) {
        plain.splice(at, 1);
        change = ["A.rows", "splice", at, 1, []];
      } else if (kind === 2) {
        plain[at].text += "é";
        change = [["A.rows", at, "text"], "append", "é"];
      } else if (kind === 3) {
        plain[at].marks.push(n);
        change = [["A.rows", at, "marks"], "splice", plain[at].marks.length - 1, 0, [n]];
      } else {
        plain[at] = { id: -n, text: "new", marks: [1, 2] };
        change = [["A.rows", at], structuredClone(plain[at])];
      }
      const before = value;
      const copy = structuredClone(value);
      value = apply(value, change);
      assert.deepEqual(before, copy, "what was there before stays as it was");
    }
    assert.deepEqual(value, plain, `seed ${seed}`);
  }
});
