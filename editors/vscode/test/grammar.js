// Tokens of a text as the editor sees them.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
const wasm = await readFile(require.resolve("vscode-oniguruma/release/onig.wasm"));
await oniguruma.loadWASM(wasm);

const path = new URL("../syntaxes/rxl.tmLanguage.json", import.meta.url);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(await readFile(path, "utf8"), "rxl.json"),
});
const grammar = await registry.loadGrammar("source.rxl");

/** Every token: its line and column from 1, its text, and its scopes without `source.rxl`. */
export function tokens(text) {
  let stack = textmate.INITIAL;
  return text.split("\n").flatMap((line, number) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({
      line: number + 1,
      column: token.startIndex + 1,
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.filter((scope) => scope !== "source.rxl"),
    }));
  });
}

/** The innermost scope of each token that is not white space. */
export function scopes(text) {
  return tokens(text)
    .filter((token) => token.text.trim() !== "")
    .map((token) => [token.text.trim(), (token.scopes.at(-1) ?? "").replace(/\.rxl$/, "")]);
}
