import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { findCompiler, hasLanguageServer, programOf } from "./rxlc";

const root = mkdtempSync(join(tmpdir(), "rxl-"));
const name = process.platform === "win32" ? "rxlc.exe" : "rxlc";

function file(path: string, text = "", mode = 0o644): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text, { mode });
  return whole;
}

const installed = file(join("bin", name), "#!/bin/sh\nexit 2\n", 0o755);
const built = file(join("checkout", "target", "debug", name), "#!/bin/sh\n[ \"$1\" = lsp ]\n", 0o755);
const checkout = join(root, "checkout");
const places = { setting: "", path: join(root, "bin"), folders: [checkout], trusted: true };

test("the setting comes first, then PATH, then what the workspace has built", () => {
  assert.deepEqual(findCompiler({ ...places, setting: built }), { path: built });
  assert.deepEqual(findCompiler({ ...places, setting: join("target", "debug", name) }), { path: built });
  assert.deepEqual(findCompiler(places), { path: installed });
  assert.deepEqual(findCompiler({ ...places, path: "" }), { path: built });
});

test("nothing of a workspace runs that is not trusted, nor what PATH has relative to it", () => {
  assert.ok("missing" in findCompiler({ ...places, path: "bin", trusted: false }));
});

test("what is missing is said", () => {
  const wrong = findCompiler({ ...places, setting: "/no/rxlc" });
  assert.match("missing" in wrong ? wrong.missing : "", /`\/no\/rxlc`.*`rxl\.path`/);
  const plain = findCompiler({ ...places, path: "", folders: [] });
  assert.match("missing" in plain ? plain.missing : "", /PATH.*`rxl\.path`/);
});

test("a compiler is asked whether it has a language server", async () => {
  assert.equal(await hasLanguageServer(built), true);
  assert.equal(await hasLanguageServer(installed), false);
  assert.equal(await hasLanguageServer(join(root, "nowhere")), false);
});

test("the program of a file is the nearest folder with a root file inside of the workspace, else the file", () => {
  const app = file("space/shop/app.rxl");
  const widget = file("space/shop/widgets/row.rxl");
  const single = file("space/single.rxl");
  file("app.rxl");
  const space = join(root, "space");
  assert.equal(programOf(app, space), dirname(app));
  assert.equal(programOf(widget, space), dirname(app));
  assert.equal(programOf(single, space), single);
});
