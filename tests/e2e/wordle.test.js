import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eventually, nearAndFar } from "./app.js";

const GUESSES = ["about", "crime", "dusky", "flown", "ghost", "plumb", "jumbo", "light", "north", "storm", "brick"];

const rows = (tab) => tab.page.locator("[data-mark]:not([data-mark=Unknown])").count();

nearAndFar("the word and the list of words stay on the server until the game is over", "wordle", async (app) => {
  const bodies = [];
  app.context.on("response", (response) => bodies.push(response.text().catch(() => "")));
  const tab = await app.open();
  const words = (await readFile(new URL("../../examples/wordle/words.rxl", import.meta.url), "utf8")).match(/\b[a-z]{5}\b/g);
  const answer = tab.page.locator("#answer");
  await tab.page.getByRole("button", { name: "Enter" }).waitFor();
  for (const guess of GUESSES.filter((guess) => words.includes(guess))) {
    const before = await rows(tab);
    await tab.page.keyboard.type(guess);
    await tab.page.keyboard.press("Enter");
    await eventually(async () => (await rows(tab)) === before + 5, true);
    if (await answer.isVisible()) break;
  }
  const word = /([a-z]{5})\.$/.exec(await answer.textContent())[1];
  assert.ok(words.includes(word));
  const over = tab.down.findIndex((text) => text.includes(word));
  assert.ok(over > 0);
  assert.ok(tab.down[over].includes("Game.answer"));
  assert.ok(tab.down.slice(0, over).every((text) => !text.includes(word)));
  for (const body of await Promise.all(bodies)) assert.ok(!body.includes("whose woman"), "the list of words was sent");
});

nearAndFar("a word that is not in the list costs no try, and typing needs no connection", "wordle", async (app) => {
  const tab = await app.open();
  await tab.page.getByRole("button", { name: "Enter" }).waitFor();
  await tab.page.keyboard.type("xyzzy");
  await tab.page.keyboard.press("Enter");
  await tab.page.getByText("“xyzzy” is not in the list.").waitFor();
  assert.equal(await rows(tab), 0);
  await tab.page.keyboard.press("Backspace");
  const row = tab.page.locator("#typing");
  await row.evaluate((row) => row.addEventListener("animationstart", (event) => (row.dataset.shaken = event.animationName)));
  await tab.page.keyboard.press("Enter");
  await eventually(() => row.getAttribute("data-shaken"), "style-Shaking-1");
  await eventually(() => row.evaluate((row) => row.classList.contains("style-Shaking")), false);
  for (let n = 0; n < 4; n++) await tab.page.getByRole("button", { name: "⌫" }).click();
  app.proxy.cut();
  for (const letter of "about") await tab.page.getByRole("button", { name: letter, exact: true }).click();
  const typed = tab.page.locator("[data-mark]").filter({ hasText: /^[a-z]$/ });
  await eventually(async () => (await typed.allTextContents()).join(""), "about");
  await tab.page.getByRole("button", { name: "Enter" }).click();
  app.proxy.mend();
  await eventually(() => rows(tab), 5, { within: 20_000 });
});
