// `rxlc dev` as a person uses it: start it on a file, edit the file, watch the page.

import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withAddress } from "./app.js";
import { startDevelopment } from "./dev.js";

/** What a new connection is answered. */
const status = (address) =>
  new Promise((resolve) => {
    get(address, { agent: false }, (answer) => (answer.resume(), resolve(answer.statusCode))).on("error", (error) => resolve(String(error)));
  });

/** An editor that writes down what it was asked to open. */
const EDITOR = `require("node:fs").writeFileSync(process.argv[2], process.argv.slice(3).join(" "))`;

/** A picture that is so wide. */
const picture = (width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"/>`;

const program = ({ file = "picture.svg", label = "Add", step = "1", height = 3000, local = "" } = {}) => `state Counter {
  count: Int = 0
  last: Text = "nobody"
  event add { count += ${step} }
}

client state Menu {
  is_open: Bool = false
}

page Home("/") {
  ${local}
  local typed = ""
  text("Count {Counter.count}", id: "count")
  input(bind: typed, id: "typed", aria_label: "Typed")
  button(if Menu.is_open { "open" } else { "closed" }, id: "open", on_click: Menu.set_is_open(true))
  button("${label}", id: "add", on_click: Counter.add)
  image(id: "picture", src: asset("${file}"), alt: "Line")
  box(height: ${height}px)
}
`;

test("a page follows its program, from the first build over mistakes to a new event", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rxl-dev-"));
  const file = join(folder, "hello.rxl");
  const save = (options) => writeFile(file, program(options));
  await save();
  await writeFile(join(folder, "picture.svg"), picture(20));
  await writeFile(join(folder, "editor.cjs"), EDITOR);
  const opened = join(folder, "opened.txt");
  const development = await startDevelopment(file, {
    RXL_EDITOR: `${process.execPath} ${join(folder, "editor.cjs")} ${opened} {file} {line} {column}`,
  });
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
        window.scrollTo(0, 700);
      });
      const scrolled = () => page.evaluate(() => window.scrollY);
      await save({ label: "Plus" });
      await eventually(() => text("#add"), "Plus");
      await eventually(() => text("#count"), "Count 1");
      assert.equal(await page.inputValue("#typed"), "half a word");
      assert.equal(await text("#open"), "open");
      assert.equal(await scrolled(), 700);
      assert.ok(await page.evaluate(() => window.isSame));

      // A style: the page is another one to look at, and stays where it was.
      await save({ label: "Plus", height: 4000 });
      await eventually(() => page.evaluate(() => document.documentElement.scrollHeight > 4000), true);
      assert.equal(await page.inputValue("#typed"), "half a word");
      assert.equal(await scrolled(), 700);

      // What a page has not read before arrives with it.
      await save({ label: "{Counter.last}" });
      await eventually(() => text("#add"), "nobody");
      assert.equal(await page.inputValue("#typed"), "half a word");
      assert.ok(await page.evaluate(() => window.isSame));
      await save({ label: "Plus" });
      await eventually(() => text("#add"), "Plus");

      // Another local: the others keep what they have.
      await save({ label: "{more}", local: 'local more = "more"' });
      await eventually(() => text("#add"), "more");
      assert.equal(await page.inputValue("#typed"), "half a word");
      await save({ label: "Plus" });
      await eventually(() => text("#add"), "Plus");

      // A picture: another version is shown, and one that was missing is found once it is there.
      const width = () => page.locator("#picture").evaluate((image) => image.naturalWidth);
      await eventually(width, 20);
      await writeFile(join(folder, "picture.svg"), picture(30));
      await eventually(width, 30);
      await save({ label: "Plus", file: "other.svg" });
      await page.locator(".rxl-problems").getByText("there is no file `other.svg`").waitFor();
      await writeFile(join(folder, "other.svg"), picture(40));
      await eventually(width, 40);
      await save({ label: "Plus" });
      await eventually(width, 30);
      assert.equal(await page.inputValue("#typed"), "half a word");

      // A mistake: the page shows it, and goes on working.
      await save({ label: "Plus", step: "one" });
      const problems = page.locator(".rxl-problems");
      await problems.getByText("unknown name `one`").waitFor();
      await problems.getByText("RXL0201").first().waitFor();

      // Its place leads to the editor, for pages of this app alone.
      await page.getByRole("button", { name: "hello.rxl:4:24" }).click();
      await eventually(() => readFile(opened, "utf8").catch(() => ""), `${await realpath(file)} 4 24`);
      const ask = (headers, place) =>
        fetch(`${development.address}/_rxl/open`, { method: "POST", headers, body: JSON.stringify({ line: 1, column: 1, ...place }) });
      assert.equal((await ask({ origin: "http://evil.example" }, { file: "hello.rxl" })).status, 403);
      assert.equal((await ask({}, { file: "hello.rxl" })).status, 403);
      const outside = await ask({ origin: development.address }, { file: "../../etc/passwd" });
      assert.equal(outside.status, 409);

      // A new event: built while the old program serves. Nobody is refused, and what the page has stays.
      await save({ label: "Plus", step: "5" });
      await problems.waitFor({ state: "detached" });
      let isBuilt = false;
      const answers = (async () => {
        const statuses = new Set();
        while (!isBuilt) statuses.add(await status(development.address));
        return [...statuses];
      })();
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
      isBuilt = true;
      assert.deepEqual(await answers, [200]);
      assert.equal(await page.inputValue("#typed"), "half a word");
      assert.equal(await text("#open"), "open");
      assert.ok(await page.evaluate(() => window.isSame));
    });
  } catch (error) {
    console.log(development.lines.join("\n"));
    throw error;
  } finally {
    await development.stop();
    await rm(folder, { recursive: true });
  }
});

test("a program that begins with a mistake tells so in the page, and the app comes when it is mended", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rxl-dev-"));
  const file = join(folder, "hello.rxl");
  await writeFile(file, program({ step: '"one"' }));
  await writeFile(join(folder, "picture.svg"), picture(20));
  const development = await startDevelopment(file);
  try {
    await withAddress(development.address, async (app) => {
      const page = await app.context.newPage();
      await page.goto(development.address);
      assert.equal(await page.getByRole("heading").textContent(), "The program has a mistake");
      assert.match(await page.locator("pre").textContent(), /hello\.rxl:4:/);
      await writeFile(file, program());
      await page.getByText("Count 0").waitFor();
    });
  } finally {
    await development.stop();
    await rm(folder, { recursive: true });
  }
});
