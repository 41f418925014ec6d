// `rxlc dev` as a person uses it: start it on a file, edit the file, watch the page.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withAddress } from "./app.js";
import { startDevelopment } from "./dev.js";

const program = ({ label = "Add", step = "1" } = {}) => `state Counter {
  count: Int = 0
  last: Text = "nobody"
  event add { count += ${step} }
}

client state Menu {
  is_open: Bool = false
}

page Home("/") {
  local typed = ""
  text("Count {Counter.count}", id: "count")
  input(bind: typed, id: "typed", aria_label: "Typed")
  button(if Menu.is_open { "open" } else { "closed" }, id: "open", on_click: Menu.set_is_open(true))
  button("${label}", id: "add", on_click: Counter.add)
}
`;

test("a page follows its program, from the first build over mistakes to a new event", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rxl-dev-"));
  const file = join(folder, "hello.rxl");
  const save = (options) => writeFile(file, program(options));
  await save();
  const development = await startDevelopment(file);
  try {
    await withAddress(development.address, async (app) => {
      const { page } = await app.open();
      const text = (selector) => page.locator(selector).textContent();
      await eventually(() => text("#count"), "Count 0");
      await page.click("#add");
      await eventually(() => text("#count"), "Count 1");

      // A view: shown without a build. The page is the same one, with what was typed, what is chosen in it, and its state.
      await page.fill("#typed", "half a word");
      await page.click("#open");
      await page.evaluate(() => {
        window.isSame = true;
      });
      await save({ label: "Plus" });
      await eventually(() => text("#add"), "Plus");
      await eventually(() => text("#count"), "Count 1");
      assert.equal(await page.inputValue("#typed"), "half a word");
      assert.equal(await text("#open"), "open");
      assert.ok(await page.evaluate(() => window.isSame));

      // What a page has not read before arrives with it.
      await save({ label: "{Counter.last}" });
      await eventually(() => text("#add"), "nobody");
      assert.ok(await page.evaluate(() => window.isSame));
      await save({ label: "Plus" });
      await eventually(() => text("#add"), "Plus");

      // A mistake: the page shows it, and goes on working.
      await save({ label: "Plus", step: "one" });
      const problems = page.locator(".rxl-problems");
      await problems.getByText("unknown name `one`").waitFor();
      await problems.getByText("RXL0201").first().waitFor();

      // A new event: built while the old program serves.
      await save({ label: "Plus", step: "5" });
      await problems.waitFor({ state: "detached" });
      await eventually(
        async () => {
          const before = Number((await text("#count")).replace("Count ", ""));
          await page.click("#add");
          await eventually(async () => (await text("#count")) !== `Count ${before}`, true);
          return Number((await text("#count")).replace("Count ", "")) - before;
        },
        5,
        { within: 120_000 },
      );
    });
  } catch (error) {
    console.log(development.lines.join("\n"));
    throw error;
  } finally {
    await development.stop();
    await rm(folder, { recursive: true });
  }
});
