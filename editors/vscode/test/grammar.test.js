import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { scopes, tokens } from "./grammar.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const words = JSON.parse(readFileSync(join(root, "editors/words.json"), "utf8"));

/** The innermost scope of `word` in a line. */
const scope = (line, word) => scopes(line).find(([text]) => text === word)?.[1] ?? "nothing";

/** Files below a folder that end in `ending`; folders of builds are left out. */
function files(folder, ending) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|target|\.rxl)$/.test(entry.name) ? [] : files(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

/** All programs of the repository whose words and texts are right: files, and blocks of its documents. */
function programs() {
  const folders = ["examples", "tests/programs", "tests/codegen", "tests/ui/check", "compiler/src/cli/template"];
  const found = folders.flatMap((folder) => files(folder, ".rxl").map((path) => [path, readFileSync(join(root, path), "utf8")]));
  const documents = [...files("lang-spec", ".md"), ...files("docs", ".md"), ...files("compiler/src/diagnostics/explain", ".md"), "README.md"];
  for (const path of documents) {
    // The first hundreds are about what is wrong with letters and shapes.
    if (/explain.0[01]/.test(path)) continue;
    const text = readFileSync(join(root, path), "utf8");
    for (const block of text.matchAll(/^```rxl([^\n]*)\n(.*?)^```/gms)) {
      if (!/error=RXL0[01]/.test(block[1])) found.push([path, block[2]]);
    }
  }
  return found;
}

test("every token of every program has a scope, and none is illegal", () => {
  const all = programs();
  assert.ok(all.length >= 100);
  for (const [path, text] of all) {
    for (const token of tokens(text)) {
      if (token.text.trim() === "") continue;
      const place = `${path}:${token.line}:${token.column}: \`${token.text}\` in ${JSON.stringify(token.scopes)}`;
      assert.ok(token.scopes.length > 0, place);
      assert.ok(!token.scopes.some((scope) => scope.startsWith("invalid")), place);
    }
  }
});

test("reserved words are no names", () => {
  for (const word of words.reserved) {
    const found = scope(`  ${word} x`, word);
    assert.match(found, /^(keyword\.control|storage\.(type|modifier)|constant\.language|variable\.language)/, word);
  }
});

test("declarations, members, modifiers and clauses are keywords where they stand", () => {
  const lines = {
    use: "use shop.cart.{Cart}",
    const: "const LIMIT = 5",
    type: "type Task {",
    enum: "enum Filter { All }",
    state: "state Todo {",
    client: "client state Draft {",
    session: "session state Cart {",
    shared: "shared state Room {",
    component: "component Row(task: Task) {",
    page: 'page Home("/") {',
    context: "context {",
    app: 'app "Shop" {',
    style: "style Card {",
    test: 'test "adds" {',
    extern: "extern fn hash(text: Text) -> Text",
    external: 'external fn now() -> Int from "clock.js"',
    computed: "  computed open = 1",
    event: "  event add(title: Text) {",
    on: "  on load {",
    local: "  local editing = false",
    private: "  private margin = 0.5",
    editable: '  editable draft = ""',
    stored: "  stored(local) theme = Light",
    optimistic: "  optimistic event add {",
    background: "  background event stream {",
    latest: "  latest background event search {",
    detached: "  detached background event mail {",
    where: "  for mut task in tasks where task.open {",
    key: "  for task in tasks key task.id {",
    keep: "session state Cart keep 30d {",
    public: 'page Home("/") public {',
    from: 'external fn now() -> Int from "clock.js"',
    as: 'external component Chart as Plot from "chart.js" {',
  };
  for (const kind of ["declarations", "members", "modifiers", "clauses"]) {
    for (const word of words[kind]) {
      assert.ok(word in lines, `a line for \`${word}\` is missing here`);
      assert.match(scope(lines[word], word), /^(keyword\.control|storage\.(type|modifier))/, `\`${word}\` in: ${lines[word]}`);
    }
  }
});

test("`flush` and `update` are statements where they stand as such", () => {
  assert.equal(scope("    flush", "flush"), "keyword.control");
  assert.equal(scope("    update { a = b }", "update"), "keyword.control");
  assert.equal(scope("    update = flush + 1", "update"), "variable.other");
  assert.equal(scope("    update = flush + 1", "flush"), "variable.other");
});

test("every word is a label before a colon", () => {
  const literals = ["true", "false", "none", "self"];
  for (const word of words.reserved.filter((word) => !literals.includes(word))) {
    assert.equal(scope(`  label(${word}: "x")`, word), "variable.parameter", word);
  }
});

test("the same words are names elsewhere", () => {
  for (const word of ["key", "from", "page", "state", "on", "event", "where", "test"]) {
    assert.equal(scope(`  x = a + ${word}`, word), "variable.other", word);
    assert.equal(scope(`  f(${word}: 1)`, word), "variable.parameter", word);
  }
});

test("built-in types, functions and elements are known", () => {
  for (const word of words.types) assert.equal(scope(`  x: ${word} = y`, word), "support.type", word);
  for (const word of words.functions) assert.match(scope(`  let x = ${word}(y)`, word), /^support\.function/, word);
  for (const word of words.elements) {
    assert.equal(scope(`  ${word}(id: "x")`, word), "entity.name.tag", word);
    assert.equal(scope(`  div { ${word} { x } }`, word), "entity.name.tag", word);
  }
});

test("symbols are operators or punctuation", () => {
  for (const symbol of words.symbols) {
    const found = scopes(`  a ${symbol} b`).find(([text]) => text === symbol);
    assert.match(found?.[1] ?? "nothing", /^(keyword\.operator|punctuation)/, symbol);
  }
});

test("numbers have their units, colours their digits", () => {
  for (const unit of words.units) {
    assert.deepEqual(scopes(`  x(${12}${unit})`).slice(2, 4), [["12", "constant.numeric"], [unit, "keyword.other.unit"]]);
  }
  assert.equal(scope("  x = 1_000", "1_000"), "constant.numeric.integer");
  assert.equal(scope("  x = 1.5e-3", "1.5e-3"), "constant.numeric.float");
  assert.deepEqual(scopes("  x = 10%3").slice(2), [["10", "constant.numeric.integer"], ["%", "keyword.operator.arithmetic"], ["3", "constant.numeric.integer"]]);
  for (const color of ["#fff", "#3e63dd", "#3e63dd80"]) assert.equal(scope(`  x = ${color}`, color), "constant.other.color");
});

test("texts hold escapes and holes with code, also with texts inside", () => {
  assert.deepEqual(scopes('x = "a\\n{b.map(t => "<{t}>")}!"'), [
    ["x", "variable.other"],
    ["=", "keyword.operator.assignment"],
    ['"', "punctuation.definition.string.begin"],
    ["a", "string.quoted.double"],
    ["\\n", "constant.character.escape"],
    ["{", "punctuation.section.embedded.begin"],
    ["b", "variable.other"],
    [".", "punctuation.accessor"],
    ["map", "entity.name.function.member"],
    ["(", "punctuation.section.parens"],
    ["t", "variable.other"],
    ["=>", "keyword.operator.arrow"],
    ['"', "punctuation.definition.string.begin"],
    ["<", "string.quoted.double"],
    ["{", "punctuation.section.embedded.begin"],
    ["t", "variable.other"],
    ["}", "punctuation.section.embedded.end"],
    [">", "string.quoted.double"],
    ['"', "punctuation.definition.string.end"],
    [")", "punctuation.section.parens"],
    ["}", "punctuation.section.embedded.end"],
    ["!", "string.quoted.double"],
    ['"', "punctuation.definition.string.end"],
  ]);
});

test("a text that is not closed ends with its line, a long one goes on", () => {
  assert.equal(scopes('x = "open\nlet y = 1').at(-1)[1], "constant.numeric.integer");
  const long = scopes('x = """\n  let {y}\n  """\nlet z = 1');
  assert.ok(long.some(([text, found]) => text === "let" && found === "string.quoted.triple"));
  assert.equal(long.at(-1)[1], "constant.numeric.integer");
});

test("comments and documentation are told apart, and are none inside of texts", () => {
  assert.equal(scopes("// a").at(0)[1], "comment.line.double-slash");
  assert.equal(scopes("/// a").at(0)[1], "comment.line.documentation");
  assert.ok(scopes('x = "http://a"').every(([, found]) => !found.startsWith("comment")));
});
