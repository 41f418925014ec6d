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
  ["wordle", "/", "button"],
  ["quiz", "/", "#begin"],
  ["quiz", "/question/2", "#next"],
  ["quiz", "/result", "#again"],
  ["gallery", "/", "main h1"],
  ["gallery", "/controls", "main h1"],
  ["gallery", "/overlays", "main h1"],
  ["gallery", "/content", "main h1"],
  ["stream", "/", "#clicks", startThree],
  ["notes", "/", "input", writeOne],
  ["forms", "/", "#book"],
  ["forms", "/invoice", "#save"],
  ["forms", "/poll", ".answer"],
];

async function startThree({ page }) {
  for (let number = 0; number < 3; number++) await page.getByRole("button", { name: "Start a text" }).click();
  await page.getByRole("button", { name: "Pause" }).nth(1).click();
  await page.locator(".words").nth(2).getByText("river").waitFor();
}

async function writeOne({ page }) {
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "New note" }).click();
  await page.locator("#body").fill("Bread, cheese and a newspaper.");
}

for (const [name, path, shown, prepare] of PAGES) {
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
          await prepare?.(tab);
          const file = `${folder}${name}${path === "/" ? "" : path.replaceAll("/", "-")}-${width}-${scheme}.png`;
          await tab.page.screenshot({ path: file, fullPage: true });
          console.log(file);
        },
        { width, height, variables: { NOTES_DATABASE: ":memory:" } },
      );
    }
  }
}
