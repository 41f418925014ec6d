// Bundles the extension into one file, which the editor loads. `--tests` bundles the tests for node instead, with stand-ins for what the editor provides.

import { build } from "esbuild";
import { copyFileSync, readdirSync } from "node:fs";

const tests = process.argv.includes("--tests");

await build({
  bundle: true,
  platform: "node",
  logLevel: "warning",
  ...(tests
    ? {
        entryPoints: readdirSync("src").filter((file) => file.endsWith(".test.ts")).map((file) => `src/${file}`),
        outdir: "dist/tests",
        format: "esm",
        target: "node20",
        alias: { vscode: "./src/testing/vscode.ts", "vscode-languageclient/node": "./src/testing/client.ts" },
      }
    : {
        entryPoints: ["src/extension.ts"],
        outfile: "dist/extension.cjs",
        format: "cjs",
        target: "node20",
        minify: true,
        external: ["vscode"],
      }),
});

// The package carries the licences; the repository has them at its top.
if (!tests) for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(`../../${name}`, `dist/${name}`);
