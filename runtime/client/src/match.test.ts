import assert from "node:assert/strict";
import { test } from "node:test";
import type { Manifest, PageEntry } from "./manifest";
import { match } from "./match";

const page = (name: string, entry: Partial<PageEntry>): PageEntry => ({ name, module: `pages/${name}.js`, ...entry });

const manifest: Manifest = {
  app: "test",
  contract: "0",
  pages: [
    page("Home", { path: [] }),
    page("Item", { path: ["item", { param: "id" }], params: [{ name: "id", type: "Int" }] }),
    page("New", { path: ["item", "new"] }),
    page("Tab", { path: ["tab", { param: "tab" }], params: [{ name: "tab", type: { enum: ["All", "Done"] } }] }),
    page("Files", { path: ["files", { rest: "path" }], params: [{ name: "path", type: { list: "Text" } }] }),
    page("Search", {
      path: ["search"],
      query: ["text", "page", "tags", "open"],
      params: [
        { name: "text", type: "Text", default: "" },
        { name: "page", type: "Int", default: 1 },
        { name: "tags", type: { list: "Text" } },
        { name: "open", type: { option: "Bool" } },
      ],
    }),
    page("Lost", { status: 404 }),
  ],
};

const found = (address: string) => {
  const result = match(manifest, address);
  return result && [result.page.name, result.params];
};

test("addresses lead to pages with their parameters", () => {
  assert.deepEqual(found("/"), ["Home", {}]);
  assert.deepEqual(found("/item/7"), ["Item", { id: 7 }]);
  assert.deepEqual(found("/item/-7"), ["Item", { id: -7 }]);
  assert.deepEqual(found("/tab/Done"), ["Tab", { tab: "Done" }]);
  assert.deepEqual(found("/files/a%2Fb/%C3%A4"), ["Files", { path: ["a/b", "ä"] }]);
  assert.deepEqual(found("/files"), ["Files", { path: [] }]);
});

test("a part that stands there wins over a parameter", () => {
  assert.deepEqual(found("/item/new"), ["New", {}]);
});

test("queries have defaults, lists and options", () => {
  assert.deepEqual(found("/search"), ["Search", { text: "", page: 1, tags: [], open: null }]);
  assert.deepEqual(found("/search?text=a%20b&page=3&tags=x&tags=y&open=true&other=1"), ["Search", { text: "a b", page: 3, tags: ["x", "y"], open: true }]);
});

test("what does not decode is no page", () => {
  for (const address of ["/item/x", "/item/1.5", "/item/9007199254740992", "/tab/done", "/item", "/item/1/2", "/nowhere", "/search?page=x", "/search?open=1", "/%E4"]) {
    assert.deepEqual(found(address), ["Lost", {}], address);
  }
});

test("without a page for it an unknown address is nothing", () => {
  assert.equal(match({ ...manifest, pages: manifest.pages.slice(0, 2) }, "/nowhere"), null);
});
