// What a form hands over, and the rules of what is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "rxl/client";
import { decode, type Fields } from "./decode";
import { broken, checkRules, rulesOfEach, rulesOfSome, within, type Rules } from "./rules";

function filled(...entries: [string, string][]) {
  const data = new FormData();
  for (const [name, text] of entries) data.append(name, text);
  return data;
}

const FIELDS: Fields = {
  name: { type: "Text" },
  agree: { type: "Bool" },
  amount: { type: "Int", start: () => 50 },
  price: { type: "Float?" },
  size: { type: "Enum", variants: ["Small", "Large"] },
  due: { type: "Date?" },
  tags: { type: "Text", many: "list" },
  numbers: { type: "Int", many: "set" },
  lines: { type: "", start: () => [] },
};

test("fields are decoded by their types", () => {
  const data = filled(
    ["name", " Ada "],
    ["agree", "on"],
    ["amount", "7"],
    ["price", "1.5"],
    ["size", "Large"],
    ["due", "2024-02-29"],
    ["tags", "a"],
    ["tags", "b"],
    ["numbers", "1"],
    ["numbers", ""],
    ["numbers", "1"],
  );
  assert.deepEqual(decode(data, FIELDS), {
    value: {
      name: " Ada ",
      agree: true,
      amount: 7,
      price: 1.5,
      size: "Large",
      due: "2024-02-29",
      tags: ["a", "b"],
      numbers: new Set([1]),
      lines: [],
    },
  });
});

test("what is missing is none, its default, or an error", () => {
  assert.deepEqual(decode(filled(["name", ""], ["amount", ""], ["price", ""], ["size", "Small"]), FIELDS), {
    value: { name: "", agree: false, amount: 50, price: null, size: "Small", due: null, tags: [], numbers: new Set(), lines: [] },
  });
  assert.deepEqual(decode(filled(["amount", "1.5"], ["size", "Huge"], ["due", "2023-02-29"]), FIELDS), {
    errors: [
      ["amount", "This is not a whole number."],
      ["size", "This cannot be chosen."],
      ["due", "This is not a date."],
    ],
  });
  assert.deepEqual(decode(filled(["size", ""]), { size: { type: "Enum", variants: [] } }), { errors: [["size", "Please fill this in."]] });
});

test("form data has all there is", () => {
  assert.deepEqual(decode(filled(["b", "1"], ["a", ""], ["b", "2"]), "data"), { value: new Map([["b", ["1", "2"]], ["a", [""]]]) });
});

test("rules name the way to what breaks them", () => {
  const line: Rules = (wrong, value) => {
    if (value.hours < 1) wrong("hours", "more than none");
  };
  const invoice: Rules = (wrong, value) => {
    if (value.lines.length === 0) wrong("lines", "at least one");
    rulesOfEach(line)(within(wrong, "lines"), value.lines);
    rulesOfSome(line)(within(wrong, "last"), value.last);
  };
  const found = broken(invoice, { lines: [{ hours: 1 }, { hours: 0 }], last: null });
  assert.deepEqual(found, [["lines.1.hours", "more than none"]]);
  assert.throws(
    () => checkRules(invoice, { lines: [], last: { hours: 0 } }),
    (error) => {
      assert.ok(error instanceof Failure && error.known && error.message === "at least one");
      assert.deepEqual(error.fields, [
        ["lines", "at least one"],
        ["last.hours", "more than none"],
      ]);
      return true;
    },
  );
});
