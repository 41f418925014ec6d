import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, type Datatype } from "./datatype";

const task: Datatype = { record: { id: "Int", title: "Text", tags: { set: "Text" } } };
const tree: Datatype = { record: { value: "Int", below: { list: () => tree } } };
const status: Datatype = { variants: { Idle: [], Busy: ["Int", { option: "Text" }] } };

const RIGHT: [Datatype, unknown[]][] = [
  ["Text", ["", "a"]],
  ["Int", [0, -5, 2 ** 53 - 1]],
  ["Float", [0.5, "NaN", "-Infinity"]],
  ["Bool", [true]],
  ["Date", ["2021-01-31", "2024-02-29"]],
  ["Json", [null, { a: [1] }]],
  [{ option: "Int" }, [null, 1]],
  [{ list: "Int" }, [[], [1, 2]]],
  [{ map: ["Text", "Int"] }, [[], [["a", 1]]]],
  [{ result: ["Int", "Text"] }, [{ ok: 1 }, { err: "no" }]],
  [task, [{ id: 1, title: "a", tags: ["b"] }]],
  [tree, [{ value: 1, below: [{ value: 2, below: [] }] }]],
  [status, ["Idle", { Busy: [50, null] }]],
];

const WRONG: [Datatype, unknown[]][] = [
  ["Text", [1, null, undefined]],
  ["Int", [0.5, "1", 2 ** 53, NaN]],
  ["Float", ["1"]],
  ["Bool", [0, "true"]],
  ["Date", ["2021-13-01", "2023-02-29", "2021-04-31", "2021-1-1", 5]],
  [{ option: "Int" }, ["1"]],
  [{ list: "Int" }, [{}, [1, "2"]]],
  [{ map: ["Text", "Int"] }, [[["a"]], { a: 1 }]],
  [{ result: ["Int", "Text"] }, [{ ok: "1" }, {}, { ok: 1, err: "" }]],
  [task, [{ id: 1, title: "a" }, { id: 1, title: "a", tags: [], more: 1 }, [], null]],
  [tree, [{ value: 1, below: [{}] }]],
  [status, ["Busy", "Gone", { Idle: [] }, { Busy: [50] }, { Gone: [] }]],
];

test("values of a type fit it", () => {
  for (const [type, values] of RIGHT) for (const value of values) assert.ok(fits(value, type), JSON.stringify([value, type]));
});

test("other values do not", () => {
  for (const [type, values] of WRONG) for (const value of values) assert.ok(!fits(value, type), JSON.stringify([value, type]));
});
