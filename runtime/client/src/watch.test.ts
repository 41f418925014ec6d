// What runs once events are handled, against senders that the test holds in its hands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "./failure";
import { sender, sendingFor, type Sender } from "./sender";
import { run } from "./store";
import { watched } from "./watch";

/** Calls an event of the server: whoever it is for hears of it when the test says so. */
function event() {
  const own = sender();
  own?.begin();
  return {
    done: () => own?.end(),
    fail: (message: string) => {
      const isTold = own?.failed({ message, event: "Todo.add", id: "1", known: true });
      own?.end();
      return isTold;
    },
  };
}

function heard() {
  const words: string[] = [];
  return { words, done: () => void words.push("done"), failed: (failure: { message: string }) => void words.push(failure.message) };
}

test("what is done runs once all events are handled", () => {
  const { words, done, failed } = heard();
  const events: ReturnType<typeof event>[] = [];
  watched(() => void events.push(event(), event()), done, failed)();
  events[0]!.done();
  assert.deepEqual(words, []);
  events[1]!.done();
  assert.deepEqual(words, ["done"]);
});

test("a failure goes to who asks for it, and nothing is done then", () => {
  const { words, done, failed } = heard();
  const events: ReturnType<typeof event>[] = [];
  watched(watched(() => void events.push(event()), done), undefined, failed)();
  assert.equal(events[0]!.fail("no title"), true);
  assert.deepEqual(words, ["no title"]);
});

test("a failure that nobody asks for is left to be told", () => {
  const { words, done } = heard();
  let sent = event();
  watched(() => void (sent = event()), done)();
  assert.equal(sent.fail("no title"), false);
  assert.deepEqual(words, []);
});

test("a handler that fails by itself has failed, one that sends nothing is done at once", () => {
  const { words, done, failed } = heard();
  watched(() => run(() => { throw new Failure("too many", true); }), done, failed)();
  assert.deepEqual(words, ["too many"]);
  watched(() => {}, done, failed)();
  assert.deepEqual(words, ["too many", "done"]);
});

test("what is sent in a transaction is done when that has ended", () => {
  const { words, done } = heard();
  run(() => {
    watched(() => {}, done)();
    assert.deepEqual(words, []);
  });
  assert.deepEqual(words, ["done"]);
});

test("the form around it hears of the events as well", () => {
  const words: string[] = [];
  const form: Sender = {
    begin: () => void words.push("begin"),
    end: () => void words.push("end"),
    failed: () => (words.push("failed"), false),
  };
  let sent = event();
  sendingFor(form, () => watched(() => void (sent = event()), undefined, () => {})());
  assert.equal(sent.fail("no"), true);
  assert.deepEqual(words, ["begin", "failed", "end"]);
});
