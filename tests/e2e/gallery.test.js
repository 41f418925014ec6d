import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually, withApp } from "./app.js";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const PAGES = ["/", "/controls", "/overlays", "/content"];

/** What axe finds wrong, a line each. */
async function violations(page, rules = {}) {
  // Transitions would leave colours halfway.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity).map((a) => a.finished)));
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run({ rules });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.any.map((check) => check.message).join(" ")}`));
  }, rules);
}

/** What opens over the page belongs to no landmark of it. */
const OVER = { region: { enabled: false } };

const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.getAttribute("aria-label"));

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing wrong with the elements in ${scheme} colours`, () =>
    withApp("gallery", async (app) => {
      for (const path of PAGES) {
        const { page } = await app.open(path);
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.locator("main h1").waitFor();
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await violations(page), [], path);
        await page.close();
      }
    }));

  test(`axe finds nothing wrong with what opens over the page in ${scheme} colours`, () =>
    withApp("gallery", async (app) => {
      const { page } = await app.open("/overlays");
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const [name, role] of [
        ["Share …", "dialog"],
        ["Delete …", "alertdialog"],
        ["Actions", "menu"],
        ["Columns", "dialog"],
      ]) {
        await page.getByRole("button", { name }).click();
        await page.getByRole(role).waitFor();
        assert.deepEqual(await violations(page, OVER), [], name);
        await page.keyboard.press("Escape");
        await page.getByRole(role).waitFor({ state: "detached" });
      }
      await page.getByRole("button", { name: "Saved" }).focus();
      await page.getByRole("tooltip").waitFor();
      assert.deepEqual(await violations(page, OVER), [], "tooltip");
    }));
}

test("a dialog keeps the focus, the escape key closes it, and the focus goes back", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    const trigger = page.getByRole("button", { name: "Share …" });
    await trigger.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Share the list" });
    await dialog.waitFor();
    for (let n = 0; n < 4; n++) {
      await page.keyboard.press("Tab");
      await eventually(() => dialog.evaluate((box) => box.contains(document.activeElement)), true);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await eventually(() => focused(page), "Share …");
  }));

test("an alert dialog is open while the program says so, and a click beside it is no answer", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    await page.getByRole("button", { name: "Delete …" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Delete the list?" });
    await dialog.waitFor();
    await page.mouse.click(5, 5);
    await page.keyboard.press("Tab");
    assert.ok(await dialog.isVisible());
    await dialog.getByRole("button", { name: "Delete" }).click();
    await dialog.waitFor({ state: "detached" });
    await eventually(() => page.locator("#last").textContent(), "Last: deleted");
  }));

test("a menu is opened, walked through and used by keys", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    await page.getByRole("button", { name: "Actions" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("menu").waitFor();
    await eventually(() => focused(page), "Rename");
    await page.keyboard.press("ArrowDown");
    await eventually(() => focused(page), "Copy");
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await eventually(() => page.locator("#last").textContent(), "Last: copied");
    await eventually(() => focused(page), "Actions");
  }));

test("tabs are changed by arrow keys and hold one place in the order of the tab key", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    await page.getByRole("tab", { name: "Overview" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tabpanel").getByText("Ada, Grace and Edsger.").waitFor();
    assert.equal(await page.getByRole("tab", { name: "Members" }).getAttribute("aria-selected"), "true");
    await page.keyboard.press("End");
    await page.getByText("The next bill comes in May.").waitFor();
    assert.equal(await page.locator('[role="tab"][tabindex="0"]').count(), 1);
  }));

test("a slider and a segmented control are set by keys", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/controls");
    await page.locator("#volume").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("Volume: 45").waitFor();
    await page.getByRole("radiogroup", { name: "Plan", exact: true }).getByRole("radio", { name: "Team" }).focus();
    await page.keyboard.press("ArrowRight");
    await eventually(() => page.locator("#chosen").textContent(), "Company in Osaka");
  }));

test("of a list any number is chosen: each click chooses an option or takes it back", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/controls");
    const list = page.getByRole("listbox", { name: "Visited" });
    const seen = () => page.locator("#seen").textContent();
    await list.waitFor();
    await list.getByRole("option", { name: "Lisbon" }).click();
    await eventually(seen, "Visited: Lisbon, Quito");
    await list.getByRole("option", { name: "Quito" }).click();
    await eventually(seen, "Visited: Lisbon");
    await page.keyboard.press("Control+A");
    await eventually(seen, "Visited: Lisbon, Nairobi, Osaka, Quito");
  }));

test("what is dragged is dropped where its type is taken, and nowhere else", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/controls");
    const pear = (basket) => page.locator(`#basket-${basket}`).getByText("Pear");
    await pear(1).waitFor();
    await pear(1).dragTo(page.locator("#numbers"));
    assert.ok(await pear(1).isVisible());
    await pear(1).dragTo(page.locator("#basket-2"));
    await pear(2).waitFor();
    await pear(1).waitFor({ state: "detached" });
  }));

test("while something is dragged, only what takes its type allows it", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/controls");
    const pear = page.getByText("Pear");
    await pear.waitFor();
    const allowed = await page.evaluate(() => {
      const fire = (at, kind) => {
        const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
        at.dispatchEvent(event);
        return event.defaultPrevented;
      };
      const at = (id) => document.getElementById(id);
      const pear = [...document.querySelectorAll("[draggable=true]")].find((badge) => badge.textContent === "Pear");
      const before = fire(at("basket-2"), "dragover");
      fire(pear, "dragstart");
      const during = [fire(at("basket-2"), "dragover"), fire(at("numbers"), "dragover")];
      fire(pear, "dragend");
      return [before, ...during, fire(at("basket-2"), "dragover")];
    });
    assert.deepEqual(allowed, [false, true, false, false]);
  }));

test("colours that were chosen are there from the first picture on", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/");
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("#mode").click();
    await eventually(() => page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await page.addInitScript(() => {
      window.seen = [];
      new PerformanceObserver((list) => {
        for (const _ of list.getEntries()) window.seen.push(document.documentElement.dataset.theme);
      }).observe({ type: "paint", buffered: true });
      requestAnimationFrame(() => window.seen.push(document.documentElement.dataset.theme));
    });
    await page.reload();
    await page.locator("main h1").waitFor();
    await eventually(() => page.evaluate(() => window.seen.length > 1), true);
    assert.deepEqual([...new Set(await page.evaluate(() => window.seen))], ["dark"]);
  }));

test("a scroll area follows its end until the user scrolls away", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/content");
    const area = page.locator("#lines");
    const isAtEnd = () => area.evaluate((box) => Math.abs(box.scrollHeight - box.clientHeight - box.scrollTop) < 2);
    await eventually(isAtEnd, true);
    await page.getByRole("button", { name: "Add a line" }).click();
    await area.getByText("Line 9").waitFor();
    await eventually(isAtEnd, true);
    await area.evaluate((box) => box.scrollTo(0, 0));
    await eventually(() => area.evaluate((box) => box.scrollTop), 0);
    await page.getByRole("button", { name: "Add a line" }).click();
    await area.getByText("Line 10").waitFor();
    assert.equal(await area.evaluate((box) => box.scrollTop), 0);
  }));

test("Markdown cannot bring HTML or code of its own", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/content");
    await page.getByText("<b>HTML is shown as text.</b>").waitFor();
    assert.equal(await page.locator(".rxl-markdown b").count(), 0);
    await page.locator(".rxl-markdown .hljs-string").waitFor();
  }));

test("a picture of the project is served under an address that browsers keep", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/content");
    const picture = page.getByAltText("Mountains in the evening");
    await picture.scrollIntoViewIfNeeded();
    await eventually(() => picture.evaluate((image) => image.complete && image.naturalWidth > 0), true);
    const answer = await page.request.get(await picture.evaluate((image) => image.src));
    assert.equal(answer.headers()["content-type"], "image/svg+xml");
    assert.match(answer.headers()["cache-control"], /immutable/);
  }));

test("pages load the modules of the elements that they use", () =>
  withApp("gallery", async (app) => {
    const loads = async (path, module) => {
      const tab = await app.open(path);
      await tab.page.locator("main h1").waitFor();
      return tab.requests.some((url) => url.includes(`/_rxl/${module}-`));
    };
    assert.ok(await loads("/overlays", "overlays"));
    assert.ok(!(await loads("/", "overlays")));
    assert.ok(!(await loads("/", "markdown")));
  }));

test("the app says what it is, tells of failures and of a connection that is away in its own words", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    const shadow = () => page.locator("header").first().evaluate((header) => getComputedStyle(header).boxShadow);
    await eventually(async () => (await shadow()) !== "none", true);
    assert.equal(await page.locator('meta[name="author"]').getAttribute("content"), "RXL");
    await page.getByRole("button", { name: "Open the lock" }).click();
    await eventually(() => page.locator("#failed").textContent(), "Failed last: It is locked.");
    assert.equal(await page.locator(".rxl-toast").count(), 0);
    assert.equal(await page.locator("#away").count(), 0);
    app.proxy.cut();
    await page.locator("#away").waitFor();
    await page.getByRole("button", { name: "Open the lock" }).click();
    await eventually(() => page.locator("#away").textContent(), "Away; 1 to send");
    app.proxy.mend();
    await page.locator("#away").waitFor({ state: "detached" });
  }));

test("what fails in a boundary is shown in other words, until what it reads has changed", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    const share = page.locator("#share");
    await eventually(() => share.textContent(), "Nobody is there.");
    await page.getByRole("button", { name: "Invite a guest" }).click();
    await eventually(() => share.textContent(), "12 pieces for each of 1");
    await page.getByRole("button", { name: "Invite a guest" }).click();
    await eventually(() => share.textContent(), "6 pieces for each of 2");
    await page.getByRole("button", { name: "Send all home" }).click();
    await eventually(() => share.textContent(), "Nobody is there.");
    assert.equal(await page.locator(".rxl-failed").count(), 0);
    await page.reload();
    await eventually(() => share.textContent(), "Nobody is there.");
    // The rest of the page goes on.
    await page.getByRole("button", { name: "Toast" }).waitFor();
  }));

test("files are handed to the browser, by the server and by the page", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/overlays");
    const downloaded = async (button) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
      return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
    };
    assert.deepEqual(await downloaded("Download a report"), ["report-1.csv", "guest,pieces\nAda,0\n"]);
    assert.deepEqual(await downloaded("Download a report"), ["report-2.csv", "guest,pieces\nAda,0\n"]);
    assert.deepEqual(await downloaded("Download a note"), ["note.txt", "Größe: 🦀"]);
  }));

test("a form that is emptied leaves what is bound as the program has it", () =>
  withApp("gallery", async (app) => {
    const { page } = await app.open("/controls");
    const stays = page.getByRole("switch", { name: "Keep me on" });
    await stays.check();
    await page.getByLabel("Remark").fill("soon");
    await page.getByRole("button", { name: "Send" }).click();
    await eventually(() => page.getByLabel("Remark").inputValue(), "");
    assert.ok(await stays.isChecked());
    await stays.uncheck();
    await page.getByLabel("Remark").fill("later");
    await page.getByRole("button", { name: "Send" }).click();
    await eventually(() => page.getByLabel("Remark").inputValue(), "");
    assert.ok(!(await stays.isChecked()));
  }));
