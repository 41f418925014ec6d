// The life of one tab, from its first hello to its end, against a socket that the test holds in its hands. The tests share the tab and follow each other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mock, test } from "node:test";

class FakeSocket {
  static OPEN = 1;
  static all: FakeSocket[] = [];
  static get last() {
    return FakeSocket.all.at(-1)!;
  }
  readyState = 0;
  sent: unknown[][] = [];
  onopen = () => {};
  onmessage = (_: { data: string }) => {};
  onclose = (_: { code: number }) => {};
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  close(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }
  receive(...message: unknown[]) {
    this.onmessage({ data: JSON.stringify(message) });
  }
  /** What was sent since the last look. */
  take() {
    return this.sent.splice(0);
  }
}

const events: Record<string, () => void> = {};
const storage = new Map<string, string>();
let reloads = 0;
Object.assign(globalThis, {
  WebSocket: FakeSocket,
  addEventListener: (name: string, listener: () => void) => (events[name] = listener),
  document: { querySelectorAll: () => [], addEventListener: (name: string, listener: () => void) => (events[name] = listener), visibilityState: "visible" },
  location: { href: "https://app.example/shop", pathname: "/shop", reload: () => reloads++ },
  sessionStorage: { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => storage.set(key, value), removeItem: (key: string) => storage.delete(key) },
});
// Newer versions of node have a `navigator` with locks that would keep the process alive.
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

const { connectionStatus, connectionWaiting } = await import("./ambient");
const { send, show, start, whenKnown } = await import("./session");
const { serverVar } = await import("./store");
const { read } = await import("./protocol");

mock.timers.enable({ apis: ["setTimeout"] });
mock.method(Math, "random", () => 1);

const heard: unknown[][] = [];
const count = serverVar("Counter.count");
let socket: FakeSocket;

/** Hands the page over to a new socket. */
function connect() {
  socket = FakeSocket.last;
  socket.open();
}

/** Events that the page before this one has left, the first of which the server has handled. */
const left = [
  { n: 2, name: "Counter.add", args: "[0]" },
  { n: 3, name: "Counter.add", args: "[0.5]" },
  { name: "Counter.clear", args: "[]" },
];

test("a page says hello with what it shows", async () => {
  connectionStatus.subscribe(() => heard.push(["status", connectionStatus.get()]));
  storage.set("rxl-reload", JSON.stringify({ path: "/shop", events: left, typed: [] }));
  await start("0123456789abcdef", {
    shown: () => ({ page: "Home", address: "/shop" }),
    effect: (effect) => heard.push(["effect", ...effect]),
    failed: (failure) => heard.push(["failed", failure.message, failure.id]),
    problems: (problems) => heard.push(["problems", problems.length]),
    update: (update) => heard.push(["update", update.base]),
    lost: (events) => heard.push(["lost", events]),
  });
  assert.equal(FakeSocket.last.url, "wss://app.example/_rxl/socket");
  connect();
  const tab = storage.get("rxl-tab");
  assert.match(tab!, /^[0-9a-f]{32}$/);
  const hello = { protocol: 1, contract: "0123456789abcdef", tab, seen: 0, sent: 0, page: "Home", address: "/shop" };
  assert.deepEqual(socket.take(), [["hello", hello]]);
});

test("events from before the welcome wait for it, and are numbered on from what the server knows", () => {
  send("Counter.add", [1]);
  assert.deepEqual(socket.take(), []);
  assert.equal(connectionWaiting.get(), 4);
  socket.receive("welcome", { tab: "t", upto: 2, resumed: true, message_bytes: 1000 });
  assert.deepEqual(socket.take(), [
    ["event", 3, "Counter.add", [0.5]],
    ["event", 4, "Counter.clear", []],
    ["event", 5, "Counter.add", [1]],
  ]);
  assert.deepEqual(heard.splice(0), [["status", "Online"], ["problems", 0]]);
});

test("values arrive, and those who wait for them are told", () => {
  let known = false;
  whenKnown(["Counter.count"], () => (known = true));
  assert.ok(!known);
  socket.receive("values", 1, { "Counter.count": 1 });
  assert.ok(known);
  assert.equal(count.get(), 1);
});

test("changes confirm events and bring effects", () => {
  socket.receive("changes", 2, 5, [["Counter.count", 2]], [["toast", "Saved"]]);
  assert.equal(count.get(), 2);
  assert.equal(connectionWaiting.get(), 0);
  assert.deepEqual(heard.splice(0), [["effect", "toast", "Saved"]]);
});

test("a message that comes again is dropped with its effects", () => {
  socket.receive("changes", 2, 5, [["Counter.count", 9]], [["toast", "Saved"]]);
  assert.equal(count.get(), 2);
  assert.deepEqual(heard.splice(0), []);
});

test("what arrived is acknowledged after a second, or after 32 messages", () => {
  mock.timers.tick(1000);
  assert.deepEqual(socket.take(), [["ack", 2]]);
  for (let n = 3; n < 35; n++) socket.receive("changes", n, 5, []);
  assert.deepEqual(socket.take(), [["ack", 34]]);
});

test("what has no answer is sent again on the next connection, with its old number, in order", () => {
  send("Counter.add", [2]);
  send("Counter.add", [3]);
  socket.close();
  assert.deepEqual(heard.splice(0), [["status", "Offline"]]);
  send("Counter.add", [4]);
  mock.timers.tick(249);
  assert.equal(FakeSocket.last, socket);
  mock.timers.tick(1);
  assert.notEqual(FakeSocket.last, socket);
  connect();
  const [hello] = socket.take();
  assert.equal((hello![1] as { seen: number }).seen, 34);
  assert.equal((hello![1] as { sent: number }).sent, 8);
  socket.receive("welcome", { tab: "t", upto: 6, resumed: true, message_bytes: 1000 });
  assert.deepEqual(socket.take(), [
    ["event", 7, "Counter.add", [3]],
    ["event", 8, "Counter.add", [4]],
  ]);
  heard.length = 0;
});

test("each failed attempt waits twice as long, up to ten seconds; the network's return is answered at once", () => {
  socket.close();
  let wait = 250;
  for (let attempt = 0; attempt < 8; attempt++) {
    const before = FakeSocket.last;
    mock.timers.tick(wait - 1);
    assert.equal(FakeSocket.last, before, `attempt ${attempt}`);
    mock.timers.tick(1);
    assert.notEqual(FakeSocket.last, before, `attempt ${attempt}`);
    FakeSocket.last.close();
    wait = Math.min(wait * 2, 10_000);
  }
  const before = FakeSocket.last;
  events["online"]!();
  assert.notEqual(FakeSocket.last, before);
  connect();
  socket.take();
  socket.receive("welcome", { tab: "t", upto: 8, resumed: true, message_bytes: 1000 });
  assert.equal(connectionWaiting.get(), 0);
  heard.length = 0;
});

test("a gap in the numbers is mended by a new connection", () => {
  socket.receive("changes", 36, 8, [["Counter.count", 99]]);
  assert.equal(count.get(), 2);
  assert.equal(socket.readyState, 3);
  mock.timers.tick(250);
  connect();
  assert.equal((socket.take()[0]![1] as { seen: number }).seen, 34);
  socket.receive("welcome", { tab: "t", upto: 8, resumed: true, message_bytes: 1000 });
  socket.receive("changes", 35, 8, [["Counter.count", 3]]);
  socket.receive("changes", 36, 8, [["Counter.count", 4]]);
  assert.equal(count.get(), 4);
  heard.length = 0;
});

test("a failed event is confirmed and told", () => {
  send("Counter.add", [5]);
  socket.take();
  socket.receive("failed", 37, 9, { message: "too many", event: "Counter.add", id: "x1", known: true });
  assert.equal(connectionWaiting.get(), 0);
  assert.deepEqual(heard.splice(0), [["failed", "too many", "x1"]]);
});

test("an event that the server cannot read gives way to its number alone", () => {
  const logged = mock.method(console, "error", () => {});
  send("Counter.add", ["x"]);
  assert.deepEqual(socket.take(), [["event", 10, "Counter.add", ["x"]]]);
  socket.receive("error", "bad_arguments", "no Int", 10);
  assert.deepEqual(socket.take(), [["skip", 10]]);
  assert.deepEqual(heard.splice(0), [["failed", "", "bad_arguments"]]);
  socket.receive("changes", 38, 10, []);
  assert.equal(connectionWaiting.get(), 0);
  assert.equal(logged.mock.callCount(), 1);
});

test("events that the server has not seen are sent again from where it says", () => {
  send("Counter.add", [6]);
  send("Counter.add", [7]);
  socket.take();
  socket.receive("resend", 12);
  assert.deepEqual(socket.take(), [["event", 12, "Counter.add", [7]]]);
});

test("another page is told", () => {
  show("Item", "/item/3");
  assert.deepEqual(socket.take(), [["show", "Item", "/item/3"]]);
});

test("what a machine has forgotten does not hold up what comes after it", () => {
  socket.close();
  mock.timers.tick(250);
  connect();
  socket.take();
  socket.receive("welcome", { tab: "t", upto: 8, resumed: true, message_bytes: 1000 });
  assert.deepEqual(socket.take(), [
    ["event", 9, "Counter.add", [6]],
    ["event", 10, "Counter.add", [7]],
  ]);
  heard.length = 0;
});

test("a session that is gone begins anew, and says what it lost", () => {
  socket.receive("gone");
  assert.deepEqual(heard.splice(0), [["lost", 2]]);
  const [hello] = socket.take();
  assert.deepEqual([(hello![1] as { seen: number }).seen, (hello![1] as { sent: number }).sent], [0, 0]);
  socket.receive("welcome", { tab: "t", upto: 0, resumed: false, message_bytes: 1000 });
  socket.receive("values", 1, { "Counter.count": 0 });
  assert.equal(count.get(), 0);
  heard.length = 0;
});

test("all that a forgotten tab has ever sent begins anew", () => {
  send("Counter.add", [8]);
  assert.deepEqual(socket.take(), [["event", 1, "Counter.add", [8]]]);
  socket.receive("gone");
  assert.equal(socket.take()[0]![0], "hello");
  socket.receive("welcome", { tab: "t", upto: 0, resumed: false, message_bytes: 1000 });
  assert.deepEqual(socket.take(), [["event", 1, "Counter.add", [8]]]);
  socket.receive("values", 1, { "Counter.count": 0 });
  assert.deepEqual(heard.splice(0), [["problems", 0]]);
});

test("a page of another version keeps what is not handled for the page after it", () => {
  socket.receive("reload");
  assert.equal(reloads, 1);
  const left = JSON.parse(storage.get("rxl-reload")!);
  assert.deepEqual(left, { path: "/shop", events: [{ n: 1, name: "Counter.add", args: "[8]" }], typed: [] });
});

test("a change that does not fit begins anew with whole values", () => {
  const logged = mock.method(console, "error", () => {});
  socket.receive("changes", 2, 0, [[["Counter.count", "x"], 1]]);
  assert.equal(reloads, 2);
  assert.ok(logged.mock.callCount() >= 1);
});

test("a tab that another socket has taken over stays away", () => {
  socket.close(4001);
  assert.deepEqual(heard.splice(0), [["status", "Gone"]]);
  mock.timers.tick(60_000);
  events["online"]!();
  assert.equal(FakeSocket.last, socket);
});

test("messages are read as the protocol's fixtures say", () => {
  const messages = JSON.parse(readFileSync("../../tests/protocol/down.json", "utf8")) as { message: unknown[] }[];
  for (const { message } of messages) assert.deepEqual(read(JSON.stringify(message)), message);
  for (const text of ["", "not JSON", "{}", "[]", "[1]"]) assert.equal(read(text), null, text);
});
