import assert from "node:assert/strict";
import { eventually, nearAndFar } from "./app.js";

const shown = (tab) => tab.page.locator("#digital").textContent();

/** Hours, minutes and seconds in a time zone, as the browser itself knows them. */
const expected = (tab, timeZone) =>
  tab.page.evaluate((timeZone) => new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(), timeZone);

nearAndFar("it ticks without the server, in the zone that is chosen", "clock", async (app) => {
  const tab = await app.open();
  await eventually(async () => (await shown(tab)) === (await expected(tab, "Europe/London")), true);
  const sent = tab.up.length;
  const before = await shown(tab);
  await eventually(async () => (await shown(tab)) !== before, true);
  await tab.page.getByLabel("Time zone").selectOption({ label: "Asia/Tokyo" });
  await eventually(async () => (await shown(tab)) === (await expected(tab, "Asia/Tokyo")), true);
  assert.deepEqual(tab.up.slice(sent).filter((text) => text.startsWith('["event"')), []);
});

nearAndFar("the zone is kept in a cookie", "clock", async (app) => {
  const tab = await app.open();
  await tab.page.getByLabel("Time zone").selectOption({ label: "Asia/Tokyo" });
  await eventually(async () => (await app.context.cookies()).some((cookie) => cookie.name === "Clock.zone" && cookie.value.includes("Tokyo")), true);
  await tab.page.reload();
  await eventually(async () => (await shown(tab)) === (await expected(tab, "Asia/Tokyo")), true);
});
