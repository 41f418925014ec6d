// Bundles the emitted modules with the browser client, as the import map of a page would bring them together, and runs all cases. The first argument is the
// folder of what was emitted; the outcomes go to `outcomes.json` in it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const out = process.argv[2];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const client = here("../../runtime/client/");
const { build } = createRequire(`${client}package.json`)("esbuild");
const { paths } = JSON.parse(readFileSync(`${client}tsconfig.json`, "utf8")).compilerOptions;
const alias = Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [name, `${client}${file}`]));

await build({
  entryPoints: [`${out}/driver.js`],
  outfile: `${out}/bundle.mjs`,
  bundle: true,
  format: "esm",
  target: "es2023",
  platform: "node",
  jsx: "automatic",
  logLevel: "error",
  alias: { ...alias, driver: here("driver.mjs") },
  nodePaths: [`${client}node_modules`],
  define: { "process.env.NODE_ENV": '"production"' },
});
execFileSync(process.execPath, ["--stack-size=4000", `${out}/bundle.mjs`, `${out}/outcomes.json`], { stdio: "inherit" });
