// Starts an example on a free port and opens it in Chromium, through a proxy that can cut connections. Everything is watched: requests, frames of the
// socket, violations of the Content-Security-Policy, errors of the page.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { countRenders } from "./renders.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const executables = process.env.RXL_EXECUTABLES ?? join(root, "target/debug");

const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The executable of an example, listening on a port of its own choice. */
export async function startServer(name, variables = {}) {
  const server = spawn(join(executables, `rxl-example-${name}`), [], {
    env: { ...process.env, RXL_ADDRESS: "127.0.0.1:0", RXL_STORE: "memory", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port) return { server, port: Number(port) };
  }
  throw new Error(`${name} ended before it listened`);
}

/** A TCP proxy to `port`, each way of which takes half of `latency`, in milliseconds. `cut()` ends all connections and refuses new ones until `mend()`. */
async function startProxy(port, latency) {
  const connections = new Set();
  let open = true;
  const proxy = createServer((down) => {
    if (!open) return down.destroy();
    const up = connect(port, "127.0.0.1");
    const end = () => {
      down.destroy();
      up.destroy();
      connections.delete(end);
    };
    connections.add(end);
    down.on("error", end).on("close", end);
    up.on("error", end).on("close", end);
    if (latency > 0) {
      delay(down, up, latency / 2);
      delay(up, down, latency / 2);
    } else {
      down.pipe(up).pipe(down);
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    port: proxy.address().port,
    cut() {
      open = false;
      for (const end of [...connections]) end();
    },
    mend() {
      open = true;
    },
    close() {
      for (const end of [...connections]) end();
      proxy.close();
    },
  };
}

function delay(from, to, milliseconds) {
  from.on("data", (bytes) => setTimeout(() => to.writable && to.write(bytes), milliseconds));
}

/** Runs `body` with the example `name` open in a browser, and ends everything afterwards. Fails if the page asked for anything outside of its origin,
 *  violated its Content-Security-Policy or threw an error. */
export async function withApp(name, body, { latency = 0, variables = {}, ...size } = {}) {
  const { server, port } = await startServer(name, variables);
  const proxy = await startProxy(port, latency);
  try {
    await withAddress(`http://127.0.0.1:${proxy.port}`, (app) => body({ ...app, proxy }), size);
  } finally {
    proxy.close();
    server.kill();
  }
}

/** Two tests of an example: beside its server, and 300 ms away from it. */
export function nearAndFar(title, example, body) {
  for (const latency of [0, 300]) {
    test(latency > 0 ? `${title}, ${latency} ms away` : title, () => withApp(example, body, { latency }));
  }
}

/** The same with what is served at `origin` already. */
export async function withAddress(origin, body, { width = 1280, height = 800 } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.RXL_CHROMIUM ?? "/usr/bin/chromium",
    args: CHROMIUM_ARGUMENTS,
  });
  try {
    const context = await browser.newContext({ viewport: { width, height } });
    const troubles = [];
    await body({
      origin,
      context,
      open: (path = "/") => openTab(context, origin, path, troubles),
    });
    if (troubles.length > 0) throw new Error(troubles.join("\n"));
  } finally {
    await browser.close();
  }
}

/** A new tab at `path`. `up` and `down` collect the texts of the socket's frames. */
async function openTab(context, origin, path, troubles) {
  const page = await context.newPage();
  const tab = { page, up: [], down: [], requests: [] };
  await page.addInitScript(countRenders);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("request", (request) => {
    const url = request.url();
    tab.requests.push(url);
    if (!url.startsWith(origin) && !url.startsWith("data:")) troubles.push(`request to ${url}`);
  });
  page.on("websocket", (socket) => {
    tab.requests.push(socket.url());
    if (!socket.url().startsWith(origin.replace("http", "ws"))) troubles.push(`socket to ${socket.url()}`);
    socket.on("framesent", ({ payload }) => tab.up.push(payload));
    socket.on("framereceived", ({ payload }) => tab.down.push(payload));
  });
  page.on("pageerror", (error) => troubles.push(`error in the page: ${error}`));
  page.on("console", (message) => {
    const text = message.text();
    if (text.includes("CSP:") || text.includes("Content Security Policy")) troubles.push(text);
  });
  await page.goto(origin + path);
  return tab;
}

/** Waits until `read()` gives `wanted`. */
export async function eventually(read, wanted, { within = 5000 } = {}) {
  const deadline = Date.now() + within;
  let last;
  do {
    last = await read();
    if (last === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  } while (Date.now() < deadline);
  throw new Error(`expected ${JSON.stringify(wanted)}, found ${JSON.stringify(last)}`);
}
