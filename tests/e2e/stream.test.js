import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withApp } from "./app.js";

const feed = (tab, number) => tab.page.locator(".feed").filter({ hasText: `Text ${number}` });
const words = async (tab, number) => {
  const text = await feed(tab, number).locator(".words").textContent();
  return text.split(" ").length - 1;
};
const has = (tab, number, count) => eventually(async () => (await words(tab, number)) >= count, true, { within: 15000 });
const press = (scope, name) => scope.getByRole("button", { name, exact: true }).click();

for (const latency of [0, 300]) {
  test(`texts stream at the same time, and can be paused and ended, with ${latency} ms of latency`, () =>
    withApp(
      "stream",
      async (app) => {
        const tab = await app.open();
        await tab.page.getByText("Nothing streams.").waitFor();
        for (let number = 1; number <= 3; number++) await press(tab.page, "Start a text");
        await eventually(() => tab.page.locator(".feed").count(), 3);
        for (const number of [1, 2, 3]) await has(tab, number, 3);
        await eventually(() => tab.page.title(), "Streams (3)");

        // Others are answered meanwhile.
        await tab.page.locator("#clicks").click();
        await eventually(() => tab.page.locator("#clicks").textContent(), "Clicked 1 times");
        assert.ok((await words(tab, 1)) < 100);

        await press(feed(tab, 2), "Pause");
        await feed(tab, 2).getByText("paused").waitFor();
        const paused = await words(tab, 2);
        const others = await words(tab, 3);
        await has(tab, 1, (await words(tab, 1)) + 10);
        await has(tab, 3, others + 10);
        assert.equal(await words(tab, 2), paused);
        await press(feed(tab, 2), "Resume");
        await has(tab, 2, paused + 3);

        await press(feed(tab, 1), "End");
        await eventually(() => feed(tab, 1).count(), 0);
        await has(tab, 3, 100);
        await feed(tab, 3).getByText("done").waitFor();

        await press(tab.page, "Start a text");
        await has(tab, 4, 2);
        await press(tab.page, "End all");
        await tab.page.getByText("Nothing streams.").waitFor();
        tab.down.length = 0;
        await tab.page.locator("#clicks").click();
        await eventually(() => tab.page.locator("#clicks").textContent(), "Clicked 2 times");
        const pieces = tab.down.filter((frame) => frame.includes("append"));
        assert.deepEqual(pieces, []);
      },
      { latency },
    ));
}

test("a word is one small message", () =>
  withApp("stream", async (app) => {
    const tab = await app.open();
    for (let number = 1; number <= 3; number++) await press(tab.page, "Start a text");
    await has(tab, 3, 3);
    tab.down.length = 0;
    const before = await words(tab, 1);
    await has(tab, 1, before + 5);
    const pieces = tab.down.filter((frame) => frame.includes("append"));
    assert.ok(pieces.length >= 5);
    for (const piece of pieces) assert.ok(Buffer.byteLength(piece) <= 150, piece);
  }));

test("streams go on after a short break of the connection", () =>
  withApp("stream", async (app) => {
    const tab = await app.open();
    await press(tab.page, "Start a text");
    await has(tab, 1, 3);
    app.proxy.cut();
    const before = await words(tab, 1);
    app.proxy.mend();
    await has(tab, 1, before + 10);
    await has(tab, 1, 100);
    const text = await feed(tab, 1).locator(".words").textContent();
    assert.equal(text.split(" ").filter((word) => word === "river").length, 4);
  }));
