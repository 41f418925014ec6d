// Whatever emitted modules import, the client exports, and where the compiler's table says.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { requiredReact } from "../required_react.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { paths } = JSON.parse(readFileSync(here("../tsconfig.json"), "utf8")).compilerOptions;
const REACT = ["react", "react/jsx-runtime", "react-dom", "react-dom/client"];
const entries = { ...Object.fromEntries(REACT.map((name) => [name, paths["rxl/client"]])), ...paths };
const fileOf = (name) => here(`../${entries[name][0]}`);

const options = { bundle: true, write: false, outdir: "unused", format: "esm", target: "es2023", jsx: "automatic", logLevel: "silent" };

/** A module of the client by itself: its text, and what it exports. */
async function bundle(name) {
  const external = name === "rxl/client" ? ["rxl/hot"] : [...REACT, "rxl/*"];
  const { outputFiles, metafile } = await build({ ...options, entryPoints: [fileOf(name)], external, plugins: name === "rxl/client" ? [] : [requiredReact], metafile: true });
  return { text: outputFiles[0].text, exports: Object.values(metafile.outputs)[0].exports };
}

const modules = Object.fromEntries(await Promise.all(Object.keys(paths).map(async (name) => [name, await bundle(name)])));

/** The names of each module, as the compiler knows them. */
function table() {
  const names = {};
  let module;
  for (const line of readFileSync(here("../../../compiler/src/backend/js/client.txt"), "utf8").split("\n")) {
    if (line.startsWith(" ")) names[module].push(...line.trim().split(" "));
    else if (line !== "") names[(module = line)] = [];
  }
  return names;
}

test("the compiler knows what each module exports", () => {
  const known = table();
  assert.deepEqual(Object.keys(known), Object.keys(modules));
  for (const [module, names] of Object.entries(known)) {
    const missing = names.filter((name) => !modules[module].exports.includes(name));
    assert.deepEqual(missing, [], `missing in ${module}`);
    // The core has React in it, and what the other modules of the client need.
    if (module !== "rxl/client") assert.deepEqual(modules[module].exports.toSorted(), names.toSorted(), module);
  }
});

test("the modules of the client find in each other what they import", () => {
  for (const [module, { text }] of Object.entries(modules)) {
    for (const [, names, from] of text.matchAll(/^import \{([^}]*)\} from "([^"]*)";/gm)) {
      const { exports } = modules[REACT.includes(from) ? "rxl/client" : from];
      for (const name of names.trim().split(/,\s*/)) assert.ok(exports.includes(name.split(" as ")[0]), `${module}: ${name} of ${from}`);
    }
    for (const [, all, from] of text.matchAll(/^import \* as (\w+) from "(react[^"]*)";/gm)) {
      const { exports } = modules["rxl/client"];
      for (const [, name] of text.matchAll(new RegExp(`\\b${all}\\.(\\w+)`, "g"))) assert.ok(exports.includes(name), `${module}: ${name} of ${from}`);
    }
  }
});

test("emitted modules find all that they import", async () => {
  const codegen = here("../../../tests/codegen");
  const emitted = readdirSync(codegen, { recursive: true }).filter((file) => /expected\/web\/.*\.js$/.test(file));
  assert.ok(emitted.length > 0);
  // As the import map of a page does.
  const importMap = {
    name: "import-map",
    setup(build) {
      build.onResolve({ filter: /^(rxl|react|react-dom)\// }, ({ path, importer }) => (importer.startsWith(codegen) ? { path: fileOf(path) } : undefined));
      build.onResolve({ filter: /^react$/ }, ({ path, importer }) => (importer.startsWith(codegen) ? { path: fileOf(path) } : undefined));
    },
  };
  await build({ ...options, entryPoints: emitted.map((file) => `${codegen}/${file}`), plugins: [importMap] });
});
