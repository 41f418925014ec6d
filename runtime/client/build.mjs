// Bundles the client: the modules that `tsconfig.json` names. The import map of a page leads `rxl/client` and React's own names to `client.js`, and each other name
// to a module which only those apps load that import it. `--tests` bundles the tests for node instead.

import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { requiredReact } from "./required_react.mjs";

const out = process.env.RXL_CLIENT_OUT ?? "dist";

const shared = {
  bundle: true,
  format: "esm",
  target: "es2023",
  jsx: "automatic",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
};

if (process.argv.includes("--tests")) {
  const tests = readdirSync("src", { recursive: true }).filter((file) => file.endsWith(".test.ts"));
  await build({
    ...shared,
    entryPoints: tests.map((file) => `src/${file}`),
    outdir: "dist/tests",
    entryNames: "[name]",
    platform: "node",
    external: ["node:*"],
  });
} else {
  const { paths } = JSON.parse(readFileSync("tsconfig.json", "utf8")).compilerOptions;
  const modules = Object.entries(paths).map(([name, [file]]) => [name.replace("rxl/", ""), file]);
  const { client, ...others } = Object.fromEntries(modules);
  const minified = { ...shared, outdir: out, minify: true, legalComments: "none", platform: "browser" };
  await build({ ...minified, entryPoints: { client }, external: ["rxl/hot"] });
  await build({ ...minified, entryPoints: others, external: ["react", "react/jsx-runtime", "react-dom", "rxl/*"], plugins: [requiredReact] });
}
