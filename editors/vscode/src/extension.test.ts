import assert from "node:assert/strict";
import { readFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { ExtensionContext } from "vscode";
import { activate, deactivate } from "./extension";
import { started } from "./testing/client";
import { languages, noted, settings, window, workspace } from "./testing/vscode";

const folder = mkdtempSync(join(tmpdir(), "rxl-"));
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

function compiler(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}
const old = compiler("old", "exit 2");
const current = compiler("current", "exit 0");
const command = (name: string) => noted.commands.get(name) ?? assert.fail(`there is no command ${name}`);

test("without a language server that is said once", async () => {
  settings.path = old;
  await activate({ subscriptions: [] } as unknown as ExtensionContext);
  await command("rxl.restart")();
  assert.equal(noted.warnings.length, 1);
  assert.match(noted.warnings[0] ?? "", /no language server/);
  assert.deepEqual(started, []);
});

test("the commands are those of the manifest", () => {
  const listed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  assert.deepEqual([...noted.commands.keys()].sort(), listed.sort());
});

test("a language server is started when there is one and the workspace is trusted", async () => {
  settings.path = current;
  workspace.isTrusted = false;
  await command("rxl.restart")();
  assert.deepEqual(started, []);
  workspace.isTrusted = true;
  await command("rxl.restart")();
  assert.deepEqual(started, [{ command: current, args: ["lsp"] }]);
  await deactivate();
});

test("commands run the compiler", async () => {
  await command("rxl.explain")("RXL0201");
  assert.deepEqual(noted.tasks.at(-1), { name: "Explain RXL0201", process: current, args: ["explain", "RXL0201"] });
  const uri = { fsPath: join(folder, "app.rxl"), scheme: "file" };
  window.activeTextEditor = { document: { languageId: "rxl", uri }, selection: { active: { line: 3 } } };
  await command("rxl.dev")();
  assert.deepEqual(noted.tasks.at(-1)?.args, ["dev", uri.fsPath]);
  await command("rxl.test")();
  assert.deepEqual(noted.tasks.at(-1)?.args, ["test", uri.fsPath]);
  const range = { start: { line: 3 }, end: { line: 3 }, contains: () => true };
  languages.getDiagnostics = () => [{ range, code: { value: "RXL0301" } }, { range, code: "other" }];
  await command("rxl.explain")();
  assert.deepEqual(noted.tasks.at(-1)?.args, ["explain", "RXL0301"]);
});

test("every file that the manifest names is there", () => {
  const { languages: [language], grammars, snippets } = manifest.contributes;
  for (const path of [manifest.icon, language.configuration, language.icon.light, grammars[0].path, snippets[0].path]) readFileSync(path);
});
