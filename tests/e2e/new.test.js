// A new project from the template with the most in it: made, built and served as its owner would, then clicked through.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { promisify } from "node:util";
import { eventually, executables, withAddress } from "./app.js";
import { startDevelopment } from "./dev.js";

test("a new dashboard searches, sorts, takes an order and changes its colours", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rxl-new-"));
  await promisify(execFile)(join(executables, "rxlc"), ["new", "shop", "--template", "dashboard"], { cwd: folder });
  const development = await startDevelopment(join(folder, "shop"));
  try {
    await withAddress(development.address, async (app) => {
      const { page } = await app.open();
      const text = (selector) => page.locator(selector).first().textContent();
      await eventually(() => text(".figure"), "1,841 €");

      await page.getByRole("link", { name: "Orders", exact: true }).click();
      await eventually(() => text("#found"), "24 of 24");
      await page.getByLabel("Search").fill("grinder");
      await page.locator("select").selectOption({ label: "Open" });
      await eventually(() => text("#found"), "2 of 24");
      await page.getByRole("button", { name: "Amount" }).click();
      await eventually(() => text(".order td:last-child"), "129.00 €");
      await page.getByRole("button", { name: "Amount" }).click();
      await eventually(() => text(".order td:last-child"), "258.00 €");

      await page.getByRole("link", { name: "New order" }).first().click();
      await page.getByRole("button", { name: "Order", exact: true }).click();
      await page.getByText("Who is it for?").waitFor();
      await page.getByLabel("Customer").fill("Grace Hopper");
      await page.getByLabel("How many").fill("3");
      await page.getByRole("button", { name: "Order", exact: true }).click();
      await eventually(() => text("h1"), "Order 1025");
      await page.getByText("44.70 €").waitFor();
      await eventually(() => text("#open"), "7 orders are open");
      await page.getByText("Sent", { exact: true }).click();
      await eventually(() => text("#open"), "6 orders are open");

      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByLabel("Name of the shop").fill("Harbour");
      await eventually(() => text("aside p"), "Harbour");
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await background();
      await page.getByText("Dark", { exact: true }).click();
      await eventually(async () => (await background()) !== light, true);

      await page.goto(`${app.origin}/nowhere`);
      await eventually(() => text("h1"), "There is nothing here");
    });
  } catch (error) {
    console.log(development.lines.join("\n"));
    throw error;
  } finally {
    await development.stop();
    await rm(folder, { recursive: true });
  }
});
