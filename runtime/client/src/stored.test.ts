import assert from "node:assert/strict";
import { test } from "node:test";
import { fail } from "./failure";
import { onFailure, run } from "./store";
import { storedVar } from "./stored";

/** What the browser offers, as far as stored vars use it. */
class Storage {
  entries = new Map<string, string>();
  getItem = (name: string) => this.entries.get(name) ?? null;
  setItem = (name: string, text: string) => void this.entries.set(name, text);
}

const local = new Storage();
const session = new Storage();
const cookies: string[] = [];
const listeners: ((event: object) => void)[] = [];
Object.assign(globalThis, {
  localStorage: local,
  sessionStorage: session,
  location: { protocol: "https:" },
  addEventListener: (type: string, listener: (event: object) => void) => type === "storage" && listeners.push(listener),
  document: {
    get cookie() {
      return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    },
    set cookie(text: string) {
      cookies.push(text);
    },
  },
});

/** Another tab has set something. */
const setElsewhere = (key: string, newValue: string | null) => {
  for (const listener of listeners) listener({ storageArea: local, key, newValue });
};

test("a var begins with what is stored if that is of its type", () => {
  local.setItem("A.kept", '"light"');
  local.setItem("A.other", "5");
  local.setItem("A.broken", "{");
  const start = (name: string) => storedVar({ in: "local", name }, "Text", () => "dark").get();
  assert.equal(start("A.kept"), "light");
  assert.equal(start("A.other"), "dark");
  assert.equal(start("A.broken"), "dark");
  assert.equal(start("A.absent"), "dark");
});

test("what is set is stored once the transaction has ended well", () => {
  const cell = storedVar({ in: "session", name: "B.count" }, "Int", () => 0);
  run(() => {
    cell.set(1);
    cell.set(2);
    assert.equal(session.getItem("B.count"), null);
  });
  assert.equal(session.getItem("B.count"), "2");
  onFailure(() => {});
  run(() => {
    cell.set(3);
    fail("no");
  });
  assert.equal(session.getItem("B.count"), "2");
});

test("a cookie says how long and where it counts", () => {
  const cell = storedVar({ in: "cookie", name: "C.zone", maxAge: 90_000, sameSite: "Strict", path: "/app" }, "Text", () => "UTC");
  run(() => cell.set("Europe/Paris; x"));
  assert.equal(cookies.at(-1), "C.zone=%22Europe%2FParis%3B%20x%22; Path=/app; SameSite=Strict; Max-Age=90; Secure");
  assert.equal(storedVar({ in: "cookie", name: "C.zone" }, "Text", () => "UTC").get(), "Europe/Paris; x");
});

test("a tab follows what another one sets", () => {
  const cell = storedVar({ in: "local", name: "D.count", follow: true }, "Int", () => 0);
  const alone = storedVar({ in: "local", name: "D.count", follow: false }, "Int", () => 0);
  assert.equal(cell.get() + alone.get(), 0);
  setElsewhere("D.count", "7");
  assert.equal(cell.get(), 7);
  assert.equal(alone.get(), 0);
  assert.equal(local.getItem("D.count"), null, "the other tab has stored it");
  setElsewhere("D.count", '"seven"');
  assert.equal(cell.get(), 7);
});
