import { test } from "node:test";
import { eventually, withApp } from "./app.js";

test("a page that loads itself into another version keeps what is typed and what is not handled", () =>
  withApp("todo", async (app) => {
    let isHeld = false;
    let socket;
    await app.context.routeWebSocket(/_rxl\/socket/, (page) => {
      const server = page.connectToServer();
      page.onMessage((message) => isHeld || server.send(message));
      server.onMessage((message) => page.send(message));
      socket = page;
    });
    const tab = await app.open();
    const tasks = tab.page.locator(".task");
    const field = tab.page.getByLabel("New task");
    await eventually(() => tasks.count(), 3);
    isHeld = true;
    await field.fill("Under way");
    await tab.page.keyboard.press("Enter");
    await eventually(() => field.inputValue(), "");
    await field.fill("Half a tho");
    isHeld = false;
    const loaded = tab.page.waitForEvent("load");
    socket.send('["reload"]');
    await loaded;
    await eventually(() => tasks.count(), 4);
    await eventually(() => tasks.nth(3).textContent(), "Under wayEditDelete");
    await eventually(() => field.inputValue(), "Half a tho");
    await tab.page.keyboard.press("Tab");
    await field.press("Enter");
    await eventually(() => tasks.nth(4).textContent(), "Half a thoEditDelete");
  }));
