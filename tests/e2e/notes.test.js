import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { eventually, withApp } from "./app.js";

/** Runs `body` with a database of its own. */
async function withNotes(body, latency = 0) {
  const folder = await mkdtemp(join(tmpdir(), "rxl-notes-"));
  const variables = { NOTES_DATABASE: join(folder, "notes.db") };
  try {
    await withApp("notes", body, { latency, variables });
    return variables;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function signIn(tab, name) {
  await tab.page.waitForURL("**/sign-in");
  await tab.page.getByLabel("Your name").fill(name);
  await tab.page.getByRole("button", { name: "Sign in" }).click();
  await tab.page.locator("#writer").getByText(name).waitFor();
}

async function write(tab, title, text) {
  await tab.page.getByRole("button", { name: "New note", exact: true }).first().click();
  await eventually(() => tab.page.locator("#title").inputValue(), "New note");
  await tab.page.locator("#title").fill(title);
  await tab.page.locator("#body").fill(text);
  await tab.page.getByRole("button", { name: "Save" }).click();
  await eventually(() => titles(tab).then((all) => all[0]), title);
}

const titles = (tab) => tab.page.locator(".note").allTextContents();

for (const latency of [0, 300]) {
  test(`whoever is not signed in is sent to the route, whose session the events read, with ${latency} ms of latency`, () =>
    withNotes(async (app) => {
      const tab = await app.open();
      await signIn(tab, "Ada");
      await tab.page.getByText("No notes yet.").waitFor();
      await write(tab, "Shopping", "Bread");
      await write(tab, "Ideas", "Fly");
      await eventually(async () => (await titles(tab)).join(), "Ideas,Shopping");
      await tab.page.reload();
      await eventually(async () => (await titles(tab)).join(), "Ideas,Shopping");

      await tab.page.getByRole("button", { name: "Shopping" }).click();
      await eventually(() => tab.page.locator("#body").inputValue(), "Bread");
      await tab.page.locator("#title").fill(" ");
      await tab.page.getByRole("button", { name: "Save" }).click();
      await tab.page.getByText("A note needs a title.").waitFor();
      await tab.page.getByRole("button", { name: "Remove" }).click();
      await eventually(async () => (await titles(tab)).join(), "Ideas");

      const file = await app.context.request.get(`${app.origin}/export`);
      assert.equal(await file.text(), "Ideas\n\nFly\n");

      await tab.page.getByRole("button", { name: "Sign out" }).click();
      await signIn(tab, "Grace");
      await tab.page.getByText("No notes yet.").waitFor();
    }, latency));
}

test("a session that ends elsewhere ends the next event", () =>
  withNotes(async (app) => {
    const first = await app.open();
    await signIn(first, "Ada");
    await write(first, "Shopping", "Bread");
    const second = await app.open();
    await eventually(async () => (await titles(second)).join(), "Shopping");
    await second.page.getByRole("button", { name: "Sign out" }).click();
    await second.page.waitForURL("**/sign-in");
    await first.page.getByRole("button", { name: "New note", exact: true }).first().click();
    await first.page.waitForURL("**/sign-in");
  }));
