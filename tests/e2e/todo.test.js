import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withApp } from "./app.js";

const rows = (tab) => tab.page.locator(".task");
const remaining = (tab) => tab.page.locator("#remaining").textContent();

async function add(tab, title) {
  await tab.page.getByLabel("New task").fill(title);
  await tab.page.keyboard.press("Enter");
}

test("add, edit, tick, filter, clear what is done", () =>
  withApp("todo", async (app) => {
    const tab = await app.open();
    await eventually(() => rows(tab).count(), 3);
    await add(tab, "  Water the plants ");
    await eventually(() => rows(tab).count(), 4);
    await eventually(() => rows(tab).nth(3).textContent(), "Water the plantsEditDelete");
    await eventually(() => tab.page.getByLabel("New task").inputValue(), "");

    await rows(tab).nth(3).getByRole("button", { name: "Edit" }).click();
    await tab.page.getByLabel("Title").fill("Water the garden");
    await tab.page.keyboard.press("Enter");
    await eventually(() => rows(tab).nth(3).textContent(), "Water the gardenEditDelete");

    await rows(tab).nth(3).getByRole("button", { name: "Edit" }).click();
    await tab.page.getByLabel("Title").fill("Something else");
    await tab.page.keyboard.press("Escape");
    await eventually(() => rows(tab).nth(3).textContent(), "Water the gardenEditDelete");

    await eventually(() => remaining(tab), "3 tasks left");
    await rows(tab).nth(0).getByRole("checkbox").click();
    await eventually(() => remaining(tab), "2 tasks left");
    await eventually(() => tab.page.title(), "Todo (2)");

    await tab.page.getByRole("button", { name: "Active" }).click();
    await eventually(() => rows(tab).count(), 2);
    await tab.page.getByRole("button", { name: "Done", exact: true }).click();
    await eventually(() => rows(tab).count(), 2);
    await tab.page.getByRole("button", { name: "Clear done" }).click();
    await tab.page.getByText("Nothing here.").waitFor();
    await tab.page.getByRole("button", { name: "All" }).click();
    await eventually(() => rows(tab).count(), 2);
    await tab.page.reload();
    await eventually(() => rows(tab).count(), 2);
  }));

test("an empty title adds nothing", () =>
  withApp("todo", async (app) => {
    const tab = await app.open();
    await eventually(() => rows(tab).count(), 3);
    await add(tab, "   ");
    await add(tab, "Real");
    await eventually(() => rows(tab).count(), 4);
  }));

test("one row of a thousand: at most 150 bytes down, one row renders", () =>
  withApp("todo", async (app) => {
    const tab = await app.open();
    await eventually(() => rows(tab).count(), 3);
    await tab.page.getByRole("button", { name: "1,000 rows" }).click();
    await eventually(() => rows(tab).count(), 1000);
    await eventually(() => remaining(tab), "1000 tasks left");
    tab.down.length = 0;
    await tab.page.evaluate(() => window.renders());
    await rows(tab).nth(499).getByRole("checkbox").click();
    await eventually(() => remaining(tab), "999 tasks left");
    const changes = tab.down.filter((frame) => frame.startsWith('["changes"'));
    assert.equal(changes.length, 1);
    assert.ok(Buffer.byteLength(changes[0]) <= 150, changes[0]);
    const renders = await tab.page.evaluate(() => window.renders());
    assert.equal(renders.TaskRow, 1, JSON.stringify(renders));
    for (const [name, times] of Object.entries(renders)) assert.ok(times <= 3, `${name} rendered ${times} times`);
  }));
