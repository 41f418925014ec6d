// Pictures of the examples at two widths, light and dark, into target/screenshots, for people to look at.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { withApp } from "./app.js";

const folder = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
await mkdir(folder, { recursive: true });

const PAGES = [
  ["counter", "/", "#count"],
  ["todo", "/", ".task"],
  ["snake", "/", "#note"],
  ["clock", "/", "#digital"],
  ["quiz", "/", "#begin"],
  ["quiz", "/question/2", "#next"],
  ["quiz", "/result", "#again"],
  ["gallery", "/", "main h1"],
  ["gallery", "/controls", "main h1"],
  ["gallery", "/overlays", "main h1"],
  ["gallery", "/content", "main h1"],
];

for (const [name, path, shown] of PAGES) {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ]) {
    for (const scheme of ["light", "dark"]) {
      await withApp(
        name,
        async (app) => {
          const tab = await app.open(path);
          await tab.page.emulateMedia({ colorScheme: scheme });
          await tab.page.locator(shown).first().waitFor();
          const file = `${folder}${name}${path === "/" ? "" : path.replaceAll("/", "-")}-${width}-${scheme}.png`;
          await tab.page.screenshot({ path: file, fullPage: true });
          console.log(file);
        },
        { width, height },
      );
    }
  }
}
