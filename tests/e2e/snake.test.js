import assert from "node:assert/strict";
import { eventually, nearAndFar } from "./app.js";

/** Where the snake is, as indexes of cells. */
const body = (tab) =>
  tab.page.locator("[data-cell]").evaluateAll((cells) =>
    cells
      .map((cell, index) => [cell.dataset.cell, index])
      .filter(([cell]) => cell === "Body")
      .map(([, index]) => index)
      .join(" "),
  );

const moves = async (tab) => {
  const before = await body(tab);
  await eventually(async () => (await body(tab)) !== before, true);
};

nearAndFar("the snake moves, turns and pauses, and sends nothing", "snake", async (app) => {
  const tab = await app.open();
  await eventually(() => body(tab), "293 294 295");
  const sent = tab.up.length;
  await tab.page.getByRole("button", { name: "Play" }).click();
  await moves(tab);
  await tab.page.keyboard.press("ArrowUp");
  // A snake of three that goes up is in one column.
  await eventually(async () => new Set((await body(tab)).split(" ").map((index) => index % 19)).size, 1);
  await tab.page.keyboard.press("Escape");
  await tab.page.getByRole("button", { name: "Play" }).waitFor();
  assert.deepEqual(tab.up.slice(sent).filter((text) => text.startsWith('["event"')), []);
});

nearAndFar("the game goes on without a connection", "snake", async (app) => {
  const tab = await app.open();
  await tab.page.getByRole("button", { name: "Play" }).click();
  await moves(tab);
  app.proxy.cut();
  await moves(tab);
  await tab.page.getByRole("button", { name: "Up", exact: true }).click();
  await eventually(async () => new Set((await body(tab)).split(" ").map((index) => index % 19)).size, 1);
  app.proxy.mend();
  await moves(tab);
});
