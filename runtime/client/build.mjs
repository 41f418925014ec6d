// Bundles React and the client into one module, since the import map leads all bare names to it. `--tests` bundles the tests for node instead.

import { build } from "esbuild";
import { readdirSync } from "node:fs";

const tests = process.argv.includes("--tests");
const out = process.env.RXL_CLIENT_OUT ?? "dist";

await build({
  bundle: true,
  format: "esm",
  target: "es2023",
  jsx: "automatic",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
  ...(tests
    ? {
        entryPoints: readdirSync("src", { recursive: true }).filter((file) => file.endsWith(".test.ts")).map((file) => `src/${file}`),
        outdir: "dist/tests",
        entryNames: "[name]",
        platform: "node",
        external: ["node:*"],
      }
    : {
        entryPoints: ["src/index.ts"],
        outfile: `${out}/client.js`,
        minify: true,
        legalComments: "none",
        platform: "browser",
      }),
});
