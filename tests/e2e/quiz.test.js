import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withApp } from "./app.js";

const heading = (tab) => tab.page.getByRole("heading").first().textContent();

test("answers, a score from the server, and no reload on the way", () =>
  withApp("quiz", async (app) => {
    const tab = await app.open();
    await tab.page.evaluate(() => (window.stillHere = true));
    await tab.page.locator("#begin").click();
    await eventually(() => heading(tab), "Which planet is the hottest?");
    await eventually(() => tab.page.title(), "Question 1");
    for (const answer of ["Venus", "Fusion", "Eight minutes"]) {
      await tab.page.getByRole("button", { name: answer }).click();
      await tab.page.locator("#next").click();
    }
    await eventually(() => tab.page.locator("#score").textContent(), "100 %");
    await eventually(() => tab.page.locator("#progress").textContent(), "3/3");
    assert.equal(new URL(tab.page.url()).pathname, "/result");

    await tab.page.goBack();
    await eventually(() => heading(tab), "How long does light take from the Sun to the Earth?");
    await tab.page.goForward();
    await eventually(() => tab.page.locator("#score").textContent(), "100 %");

    await tab.page.locator("#again").click();
    await eventually(() => heading(tab), "How well do you know the sky?");
    await eventually(() => tab.page.locator("#progress").textContent(), "0/3");
    assert.equal(await tab.page.evaluate(() => window.stillHere), true);
  }));

test("a skipped question shows as skipped, and the score waits for the rest", () =>
  withApp("quiz", async (app) => {
    const tab = await app.open("/question/2");
    await eventually(() => heading(tab), "What makes a star shine?");
    await tab.page.getByRole("button", { name: "Skip" }).click();
    await eventually(() => tab.page.locator("#progress").textContent(), "1/3");
    await tab.page.getByRole("link", { name: "Result" }).click();
    await eventually(() => heading(tab), "Not done yet");
    await tab.page.getByText("Skipped").waitFor();
  }));

test("a parameter of a wrong type is a page that does not exist", () =>
  withApp("quiz", async (app) => {
    const page = await app.context.newPage();
    const response = await page.goto(`${app.origin}/question/two`);
    assert.equal(response.status(), 404);
  }));

test("the key never reaches the browser", () =>
  withApp("quiz", async (app) => {
    const tab = await app.open("/result");
    await eventually(() => heading(tab), "Not done yet");
    const scripts = await Promise.all(tab.requests.filter((url) => url.includes("/app/")).map(async (url) => (await app.context.request.get(url)).text()));
    for (const text of [...tab.down, ...scripts]) assert.ok(!/\bkey\b.*\[1, ?0, ?2\]/.test(text), text);
    assert.ok(tab.down.every((frame) => !frame.includes("Quiz.key")));
  }));
