import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { apply, cellOf, type Change } from "./delta";
import { decode, type Shape } from "./shape";

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

interface Cases {
  shapes: Record<string, Shape | null>;
  cases: { cell: string; before: unknown; changes: Change[]; after: unknown }[];
}

/** What a value is, with the order of maps and sets, which equality does not ask for. */
function ordered(value: any): unknown {
  if (value instanceof Map) return { map: [...value].map(ordered) };
  if (value instanceof Set) return { set: [...value].map(ordered) };
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([name, inner]) => [name, ordered(inner)]);
}

test("what the server sends makes the page's values the server's", () => {
  const file = new URL("../../../../tests/deltas/cases.json", import.meta.url);
  const { shapes, cases }: Cases = JSON.parse(readFileSync(file, "utf8"));
  assert.ok(cases.length > 100);
  for (const { cell, before, changes, after } of cases) {
    const shape = shapes[cell];
    const old = decode(before, shape);
    const copy = ordered(old);
    let value = old;
    for (const change of changes) {
      assert.equal(cellOf(change), cell);
      value = apply(value, change, shape ?? undefined);
    }
    const what = JSON.stringify({ cell, before, changes });
    assert.deepStrictEqual(ordered(value), ordered(decode(after, shape)), what);
    assert.deepStrictEqual(ordered(old), copy, `what was there before stays as it was: ${what}`);
  }
});
