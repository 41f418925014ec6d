// Whatever emitted modules import, the client exports.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

const codegen = "../../tests/codegen";
const modules = readdirSync(codegen, { recursive: true }).filter((file) => /expected\/web\/.*\.js$/.test(file));
const client = new URL("../src/index.ts", import.meta.url).pathname;

test("emitted modules find all that they import", async () => {
  assert.ok(modules.length > 0);
  await build({
    entryPoints: modules.map((file) => `${codegen}/${file}`),
    bundle: true,
    write: false,
    outdir: "unused",
    format: "esm",
    logLevel: "silent",
    plugins: [
      {
        // As the import map of a page does.
        name: "import-map",
        setup(build) {
          build.onResolve({ filter: /^(rxl\/client|react|react\/jsx-runtime)$/ }, ({ importer }) => (importer.includes("codegen") ? { path: client } : undefined));
        },
      },
    ],
  });
});
