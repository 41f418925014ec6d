import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { eventually, withApp } from "./app.js";

const count = (tab) => tab.page.locator("#count").textContent();
const press = (tab, name) => tab.page.getByRole("button", { name }).click();

test("clicks change the state on the server", () =>
  withApp("counter", async (app) => {
    const tab = await app.open();
    await eventually(() => count(tab), "0");
    await press(tab, "Add one");
    await eventually(() => count(tab), "1");
    await press(tab, "Add ten");
    await eventually(() => count(tab), "11");
    assert.equal(await tab.page.title(), "Counter");
  }));

test("two tabs count apart, and a reload keeps the count", () =>
  withApp("counter", async (app) => {
    const first = await app.open();
    const second = await app.open();
    await press(first, "Add ten");
    await eventually(() => count(first), "10");
    await press(second, "Add one");
    await eventually(() => count(second), "1");
    await first.page.reload();
    await eventually(() => count(first), "10");
    await eventually(() => count(second), "1");
  }));

test("an increment is at most 60 bytes up and 60 bytes down", () =>
  withApp("counter", async (app) => {
    const tab = await app.open();
    await eventually(() => count(tab), "0");
    for (let n = 1; n <= 30; n++) {
      tab.up.length = 0;
      tab.down.length = 0;
      await press(tab, "Add one");
      await eventually(() => count(tab), `${n}`);
      const events = tab.up.filter((frame) => frame.startsWith('["event"'));
      const changes = tab.down.filter((frame) => frame.startsWith('["changes"'));
      assert.equal(events.length, 1);
      assert.equal(changes.length, 1);
      assert.ok(Buffer.byteLength(events[0]) <= 60, events[0]);
      assert.ok(Buffer.byteLength(changes[0]) <= 60, changes[0]);
    }
  }));

test("the first load is small, and nothing goes elsewhere", () =>
  withApp("counter", async (app) => {
    const page = await app.context.newPage();
    const requests = [];
    let bytes = 0;
    const sizes = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("websocket", (socket) => requests.push(socket.url()));
    page.on("response", (response) => {
      if (/\.(js|css)$/.test(new URL(response.url()).pathname)) sizes.push(response.body().then((body) => (bytes += gzipSync(body, { level: 9 }).length)));
    });
    await page.goto(app.origin);
    await eventually(() => page.locator("#count").textContent(), "0");
    await Promise.all(sizes);
    const asked = requests.filter((url) => !url.startsWith("data:"));
    assert.ok(asked.length <= 6, asked.join("\n"));
    assert.ok(bytes <= 85 * 1024, `${bytes} bytes of JavaScript and CSS`);
    console.log(`first load: ${asked.length} requests, ${bytes} bytes of JavaScript and CSS after gzip`);
  }));

test("a lost connection is taken up again, and no click is lost or doubled", () =>
  withApp("counter", async (app) => {
    const tab = await app.open();
    await press(tab, "Add one");
    await eventually(() => count(tab), "1");
    app.proxy.cut();
    await press(tab, "Add one");
    await press(tab, "Add ten");
    app.proxy.mend();
    await eventually(() => count(tab), "12", { within: 15000 });
  }));

test("an address that no page has gets a page with status 404", () =>
  withApp("counter", async (app) => {
    const page = await app.context.newPage();
    const response = await page.goto(`${app.origin}/no/such/page`);
    assert.equal(response.status(), 404);
    await page.getByText("404").first().waitFor();
  }));

test("a message that does not decode is answered with an error and changes nothing", () =>
  withApp("counter", async (app) => {
    const tab = await app.open();
    await press(tab, "Add one");
    await eventually(() => count(tab), "1");
    const answers = await tab.page.evaluate(async () => {
      const manifest = JSON.parse(document.getElementById("rxl-manifest").textContent);
      const socket = new WebSocket(`ws://${location.host}/_rxl/socket`);
      const received = [];
      socket.onmessage = (event) => received.push(JSON.parse(event.data));
      await new Promise((resolve) => (socket.onopen = resolve));
      const until = async (kind, many) => {
        while (received.filter((message) => message[0] === kind).length < many) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      socket.send(JSON.stringify(["hello", { protocol: 1, contract: manifest.contract, tab: "hostile", seen: 0, sent: 0, page: "Home", address: "/" }]));
      await until("values", 1);
      for (const message of ['["event",1,"Counter.increment",["1"]]', '["event",1,"Counter.increment",[1.5]]', '["event",1,"Counter.nothing",[]]', "not JSON"]) socket.send(message);
      await until("error", 4);
      return received.filter((message) => message[0] === "error" || message[0] === "changes");
    });
    assert.deepEqual(answers.map((answer) => answer[0]), ["error", "error", "error", "error"]);
    await eventually(() => count(tab), "1");
  }));
