import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, fail } from "./failure";
import { afterwards, attempt, attemptCall, batch, browserEvent, change, checkTime, clientVar, computed, onFailure, receive, run, serverVar } from "./store";

const watched = (cell: { subscribe(listener: () => void): () => void }) => {
  const calls = { count: 0 };
  cell.subscribe(() => calls.count++);
  return calls;
};

test("a cell of the server has what has arrived, also before it was declared", () => {
  receive("A.early", 1);
  change("A.early", (value) => (value as number) + 1);
  const cell = serverVar("A.early");
  assert.equal(cell.get(), 2);
  assert.equal(serverVar("A.early"), cell);
});

test("listeners are told of another value, and once for each batch", () => {
  const cell = serverVar("A.count");
  const calls = watched(cell);
  receive("A.count", 1);
  receive("A.count", 1);
  assert.equal(calls.count, 1);
  batch(() => {
    receive("A.count", 2);
    receive("A.count", 3);
  });
  assert.equal(calls.count, 2);
});

test("an equal value changes nothing in a cell of the browser", () => {
  const cell = clientVar(() => ({ tags: ["a"] }));
  const calls = watched(cell);
  const before = cell.get();
  cell.set({ tags: ["a"] });
  assert.equal(cell.get(), before);
  assert.equal(calls.count, 0);
});

test("reset gives the start value anew", () => {
  let start = 1;
  const cell = clientVar(() => start++);
  cell.set(9);
  cell.reset();
  assert.equal(cell.get(), 2);
});

test("a computed is made again only if what it reads is another one", () => {
  const first = clientVar(() => 1);
  const second = clientVar(() => 1);
  let made = 0;
  const sum = computed(
    () => [first],
    (first) => {
      made++;
      return { sum: first };
    },
  );
  const calls = watched(sum);
  const before = sum.get();
  second.set(2);
  assert.equal(sum.get(), before);
  assert.equal(made, 1);
  first.set(2);
  assert.equal(calls.count, 1);
  assert.deepEqual(sum.get(), { sum: 2 });
});

test("a computed with an equal result stays the same value", () => {
  const source = clientVar(() => 1);
  const parity = computed(
    () => [source],
    (source) => ({ odd: source % 2 === 1 }),
  );
  const before = parity.get();
  source.set(3);
  assert.equal(parity.get(), before);
});

test("a failed computed fails whoever reads it, and heals", () => {
  const source = clientVar(() => 0);
  const inverse = computed(
    () => [source],
    (source) => (source === 0 ? fail("nothing to divide by") : 1 / source),
  );
  const doubled = computed(
    () => [inverse],
    (inverse) => inverse * 2,
  );
  assert.throws(() => doubled.get(), Failure);
  source.set(4);
  assert.equal(doubled.get(), 0.5);
});

test("a failed event of the browser changes nothing, sends nothing and is told", () => {
  const told: string[] = [];
  onFailure((failure) => told.push(failure.message));
  const cell = clientVar(() => 1);
  const left: string[] = [];
  run(() => {
    cell.set(2);
    afterwards(() => left.push("event"));
    fail("no");
  });
  assert.equal(cell.get(), 1);
  assert.deepEqual(left, []);
  assert.deepEqual(told, ["no"]);
});

test("an event called in an event is a part of it", () => {
  onFailure(() => {});
  const cell = clientVar(() => 0);
  const add = browserEvent((by: number) => cell.set(cell.get() + by));
  const calls = watched(cell);
  run(() => {
    add(1);
    add(2);
    assert.equal(cell.get(), 3);
  });
  assert.equal(calls.count, 1);
  run(() => {
    add(5);
    fail("all of it");
  });
  assert.equal(cell.get(), 3);
});

test("try undoes what failed and keeps what was before", () => {
  const cell = clientVar(() => 0);
  run(() => {
    cell.set(1);
    const failure = attemptCall(() => {
      cell.set(2);
      fail("no");
    });
    assert.equal(failure?.message, "no");
    assert.equal(failure?.known, true);
    assert.equal(cell.get(), 1);
    assert.equal(attemptCall(() => cell.set(3)), null);
  });
  assert.equal(cell.get(), 3);
  assert.deepEqual(attempt(() => 7), { ok: 7 });
});

test("effects leave in order once the event has ended well", () => {
  const left: number[] = [];
  run(() => {
    afterwards(() => left.push(1));
    attemptCall(() => {
      afterwards(() => left.push(2));
      fail("no");
    });
    afterwards(() => left.push(3));
    assert.deepEqual(left, []);
  });
  assert.deepEqual(left, [1, 3]);
});

test("a loop that runs too long fails", (t) => {
  const told: string[] = [];
  onFailure((failure) => told.push(failure.message));
  let time = 0;
  t.mock.method(performance, "now", () => (time += 1000));
  run(() => {
    for (;;) checkTime();
  });
  assert.deepEqual(told, ["the event took longer than 5 seconds"]);
});
