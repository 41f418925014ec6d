// Events that show before the server has run them, against a socket that the test holds in its hands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { optimisticEvent } from "./optimistic";
import { share, serverVar } from "rxl/client";
import { start } from "./session";

class FakeSocket {
  static OPEN = 1;
  static last: FakeSocket;
  readyState = 1;
  sent: unknown[][] = [];
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  constructor() {
    FakeSocket.last = this;
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {}
  receive(...message: unknown[]) {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

interface Task {
  id: number;
  done: boolean;
}

const items: any = serverVar("Todo.items");
const list = () => items.get() as Task[];
const done = () => list().map((task) => task.done);
let told: Task[][] = [];
let failures: string[] = [];
let socket: FakeSocket;

const toggle = optimisticEvent("Todo.toggle", (id: number) => {
  if (id === 0) throw new Error("there is no such task");
  items.set(list().map((task) => (task.id === id ? { ...task, done: !task.done } : task)));
});
const both = optimisticEvent("Todo.both", () => {
  toggle(1);
  toggle(2);
});

test("a page connects", async () => {
  Object.assign(globalThis, {
    WebSocket: FakeSocket,
    addEventListener() {},
    document: { addEventListener() {}, visibilityState: "visible" },
    location: { href: "https://app.example/" },
    sessionStorage: { getItem: () => null, setItem() {} },
  });
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  await start("0123456789abcdef", {
    shown: () => ({ page: "Home", address: "/" }),
    effect() {},
    failed: (failure) => void failures.push(failure.message),
    problems() {},
    lost() {},
    update() {},
  });
  socket = FakeSocket.last;
  socket.onopen();
  socket.receive("welcome", { tab: "t", upto: 0, resumed: false, message_bytes: 0 });
  socket.receive("values", 1, { "Todo.items": [1, 2, 3].map((id) => ({ id, done: false })) });
  items.subscribe(() => told.push(list()));
});

test("an event shows at once, and stays the same when the server has run it", () => {
  const [, second, third] = list();
  toggle(1);
  assert.deepEqual(socket.sent.at(-1), ["event", 1, "Todo.toggle", [1]]);
  assert.deepEqual(done(), [true, false, false]);
  assert.ok(list()[1] === second && list()[2] === third, "unchanged rows stay the same");
  const shown = list();
  told = [];
  socket.receive("changes", 2, 1, [[["Todo.items", 0, "done"], true]]);
  assert.ok(list() === shown);
  assert.deepEqual(told, [], "nobody renders for what is shown already");
});

test("events run over what the server has committed, in order", () => {
  both();
  toggle(1);
  assert.deepEqual(done(), [true, true, false]);
  // The server has run an event of its own, and the first of these.
  socket.receive("changes", 3, 2, [
    [["Todo.items", 0, "done"], false],
    [["Todo.items", 1, "done"], true],
    [["Todo.items", 2, "done"], true],
  ]);
  assert.deepEqual(done(), [true, true, true]);
  socket.receive("changes", 4, 3, [[["Todo.items", 0, "done"], true]]);
  assert.deepEqual(done(), [true, true, true]);
});

test("a refused event is taken back; what came behind it stays", () => {
  const [, , third] = list();
  toggle(1);
  toggle(2);
  assert.deepEqual(done(), [false, false, true]);
  socket.receive("failed", 5, 4, { message: "No.", event: "Todo.toggle", id: "", known: true });
  assert.deepEqual(done(), [true, false, true]);
  assert.deepEqual(failures, ["No."]);
  assert.ok(list()[2] === third);
  socket.receive("changes", 6, 5, [[["Todo.items", 1, "done"], false]]);
  assert.deepEqual(done(), [true, false, true]);
});

test("one that fails in the browser shows nothing and is sent all the same", () => {
  toggle(0);
  toggle(3);
  assert.deepEqual(done(), [true, false, false]);
  assert.deepEqual(socket.sent.slice(-2).map((message) => message[3]), [[0], [3]]);
  socket.receive("failed", 7, 6, { message: "No.", event: "Todo.toggle", id: "", known: true });
  socket.receive("changes", 8, 7, [[["Todo.items", 2, "done"], false]]);
  assert.deepEqual(done(), [true, false, false]);
});

test("parts that are equal are shared", () => {
  const old = { list: [{ id: 1, tags: ["a"] }, { id: 2, tags: [] }], map: new Map([["k", { x: 1 }]]), n: 1 };
  const next = structuredClone(old);
  assert.ok(share(old, next) === old);
  const moved: any = share(old, { ...structuredClone(old), list: [{ id: 2, tags: [] }, { id: 1, tags: ["a", "b"] }], n: 2 });
  assert.ok(moved.map === old.map);
  assert.ok(moved.list[0] === old.list[1]);
  assert.deepEqual(moved.list[1], { id: 1, tags: ["a", "b"] });
  assert.ok(Object.is(share(Number.NaN, Number.NaN), Number.NaN));
});
