// Pictures for the book, into docs/src/images: a few of the examples, small, always the same.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { executables, withAddress, withApp } from "./app.js";
import { startDevelopment } from "./dev.js";

const folder = fileURLToPath(new URL("../../docs/src/images/", import.meta.url));
await mkdir(folder, { recursive: true });

/** Example, address, what must be there, colours, size, and what is done before. */
const PICTURES = [
  ["todo", "/", ".task", "light", [640, 460]],
  ["todo", "/", ".task", "dark", [640, 460]],
  ["forms", "/", "#book", "light", [640, 720], submitEmpty],
  ["stream", "/", "#clicks", "light", [760, 460], startTwo],
];

async function submitEmpty({ page }) {
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email").fill("ada");
  await page.locator("#book").click();
  await page.getByText("An address has an @ in it").waitFor();
}

async function startTwo({ page }) {
  for (let number = 0; number < 2; number++) await page.getByRole("button", { name: "Start a text" }).click();
  await page.locator(".words").nth(1).getByText("river").waitFor();
}

async function take(app, [name, path, shown, scheme, , prepare]) {
  const tab = await app.open(path);
  await tab.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await tab.page.locator(shown).first().waitFor();
  await prepare?.(tab);
  const file = `${folder}${name}-${scheme}.png`;
  await tab.page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  console.log(file);
}

for (const picture of PICTURES) {
  const [width, height] = picture[4];
  await withApp(picture[0], (app) => take(app, picture), { width, height });
}

// The template has no executable of its own.
const made = await mkdtemp(join(tmpdir(), "rxl-book-"));
await promisify(execFile)(join(executables, "rxlc"), ["new", "dashboard", "--template", "dashboard"], { cwd: made });
const development = await startDevelopment(join(made, "dashboard"));
try {
  const size = { width: 1024, height: 640 };
  await withAddress(development.address, (app) => take(app, ["dashboard", "/", ".figure", "light"]), size);
} finally {
  await development.stop();
  await rm(made, { recursive: true });
}
