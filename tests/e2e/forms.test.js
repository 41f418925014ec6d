import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, withApp } from "./app.js";

const LATENCY_MS = 300;

/** The test as it is, and with a slow connection. */
function nearAndFar(name, path, shown, body) {
  for (const latency of [0, LATENCY_MS]) {
    test(latency > 0 ? `${name}, ${latency} ms away` : name, () =>
      withApp(
        "forms",
        async (app) => {
          const tab = await app.open(path);
          await tab.page.locator(shown).first().waitFor();
          await eventually(() => tab.down.some((frame) => frame.startsWith('["values"')), true);
          await body(tab, latency);
        },
        { latency },
      ),
    );
  }
}

const alerts = (page) => page.getByRole("alert").allTextContents();
const events = (tab) => tab.up.filter((frame) => frame.startsWith('["event"'));

nearAndFar("a record is handed over, its rules are asked before it is sent", "/", "#book", async (tab) => {
  const { page } = tab;
  await page.getByRole("button", { name: "Book" }).click();
  await eventually(async () => (await alerts(page)).join(", "), "Who are you?, An address has an @ in it, Please agree first");
  assert.equal(await page.evaluate(() => document.activeElement.name), "name");
  assert.equal(await page.getByLabel("Name").getAttribute("aria-invalid"), "true");
  assert.deepEqual(events(tab), [], "nothing is sent");

  await page.getByLabel("Name").fill("Ada");
  await eventually(async () => (await alerts(page)).length, 2);
  await page.getByLabel("Email").fill("ada@example.org");
  await page.getByLabel("Seats").fill("");
  await page.getByLabel("Meal").selectOption("Vegan");
  await page.getByText("Speaker").click();
  for (const topic of ["Language", "Runtime", "Tools"]) await page.getByLabel(topic).check();
  await page.getByLabel("I agree").check();
  await page.getByRole("button", { name: "Book" }).click();
  await eventually(async () => (await alerts(page)).join(), "At most two topics");
  await page.getByLabel("Tools").uncheck();
  await page.getByLabel("Anything else?").fill("Nothing");
  await page.getByLabel("Anything else?").press("Enter");

  await page.locator("#bookings").getByText("Ada (Speaker)").waitFor();
  await page.locator("#bookings").getByText("1 × Vegan · Language, Runtime").waitFor();
  // It is emptied, and none of it was sent twice.
  await eventually(() => page.getByLabel("Name").inputValue(), "");
  assert.equal(await page.getByLabel("Seats").inputValue(), "1");
  assert.equal(events(tab).length, 1);
  assert.equal(JSON.parse(events(tab)[0])[3][0].ticket, "Speaker");
});

nearAndFar("what only the server knows goes to the field; what was typed stays; the button waits", "/", "#book", async (tab, delay) => {
  const { page } = tab;
  const book = page.getByRole("button", { name: "Book" });
  const fill = async () => {
    await page.getByLabel("Name").fill("Bob");
    await page.getByLabel("Email").fill("bob@example.org");
    await page.getByLabel("I agree").check();
  };
  await fill();
  await book.click();
  if (delay > 0) assert.ok(await book.isDisabled());
  await eventually(() => page.getByLabel("Name").inputValue(), "");
  await fill();
  await book.click();
  await eventually(async () => (await alerts(page)).join(), "bob@example.org is booked already");
  assert.equal(await page.getByLabel("Name").inputValue(), "Bob");
  assert.ok(await book.isEnabled());
  assert.equal(await page.evaluate(() => document.activeElement.name), "email");
  assert.equal(await page.locator(".rxl-toast").count(), 0);
});

nearAndFar("records in records and repeated lines, edited in the browser", "/invoice", "#save", async (tab) => {
  const { page } = tab;
  await page.getByLabel("Customer").fill("Byron & Co");
  await page.getByLabel("Street").fill("Main street 1");
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByLabel("What").nth(1).fill("Design");
  await page.getByLabel("Hours").nth(1).fill("12");
  await eventually(() => page.locator("#hours").textContent(), "13 hours");
  assert.deepEqual(events(tab), [], "a client state sends nothing");

  await page.getByRole("button", { name: "Save" }).click();
  await eventually(async () => (await alerts(page)).join(", "), "Which city?, What was done?");
  await page.getByLabel("City").fill("London");
  await page.getByRole("button", { name: "Remove line" }).first().click();
  await eventually(() => page.locator(".line").count(), 1);
  await page.getByRole("button", { name: "Save" }).click();
  await eventually(() => page.locator("#saved").textContent(), "1 saved");
  const [invoice] = JSON.parse(events(tab)[0])[3];
  assert.deepEqual(invoice.customer.address, { street: "Main street 1", city: "London" });
  assert.deepEqual(invoice.lines, [{ id: 2, what: "Design", hours: 12 }]);
});

/** Types as fast as somebody who is fast: 15 keys a second. The clock of the test is the browser's own. */
async function type(page, text) {
  for (const key of text) {
    await page.keyboard.press(key === " " ? "Space" : key);
    await page.waitForTimeout(1000 / 15);
  }
}

for (const [label, shown] of [
  ["Question", "#question"],
  ["Remark", "#subtitle"],
]) {
  nearAndFar(`no letter is lost, order and caret stay (${label})`, "/poll", ".answer", async (tab) => {
    const { page } = tab;
    const input = page.getByLabel(label);
    await input.fill("ad");
    await input.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const typed = "bcefghijklmnopqrstuvwxyz 0123456789";
    await type(page, typed);
    assert.equal(await input.inputValue(), `a${typed}d`);
    assert.equal(await input.evaluate((own) => own.selectionStart), typed.length + 1);
    await eventually(() => page.locator(shown).textContent(), `a${typed}d`);
    assert.equal(await input.inputValue(), `a${typed}d`);
    assert.equal(await input.evaluate((own) => own.selectionStart), typed.length + 1);
  });
}

test("a vote shows before any message returns; one that is refused is taken back; other rows stay the same", () =>
  withApp("forms", votesBeforeAnswers, { latency: LATENCY_MS }));

async function votesBeforeAnswers(app) {
  const { page, down } = await app.open("/poll");
  await eventually(() => page.locator(".answer").count(), 3);
  const votes = (id) => page.locator(`#votes_${id}`).textContent();
  const vote = (title) => page.getByRole("button", { name: `Vote for ${title}` }).click();
  const changes = () => down.filter((frame) => frame.startsWith('["changes"') || frame.startsWith('["failed"')).length;
  await page.evaluate(() => window.renders());
  await vote("Speed");
  await vote("Speed");
  assert.equal(await votes(2), "2");
  assert.equal(changes(), 0, "it shows before any message returns");
  await eventually(changes, 2);
  assert.equal(await votes(2), "2");
  const renders = await page.evaluate(() => window.renders());
  assert.equal(renders.AnswerRow, 2, `one row renders once for each vote: ${JSON.stringify(renders)}`);

  await page.getByRole("button", { name: "Close the poll" }).click();
  await vote("Charts");
  assert.equal(await votes(3), "1");
  await page.evaluate(() => window.renders());
  await eventually(() => votes(3), "0");
  await page.locator(".rxl-toast").getByText("The poll is closed.").waitFor();
  assert.equal(await votes(2), "2");
  assert.equal((await page.evaluate(() => window.renders())).AnswerRow, 1);
}
