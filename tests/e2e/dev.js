// Starts `rxlc dev` on a file.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { executables } from "./app.js";

/** Waits for the first build. `address` is where the app is; `lines` are what the command has written about its work. */
export async function startDevelopment(file, variables = {}) {
  const command = spawn(join(executables, "rxlc"), ["dev", file, "--color", "never"], {
    // What the examples are built from is built already.
    env: { ...process.env, CARGO_TARGET_DIR: dirname(executables), RXL_ADDRESS: "127.0.0.1:0", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines = [];
  createInterface({ input: command.stderr }).on("line", (line) => lines.push(line));
  const ended = once(command, "exit");
  for await (const line of createInterface({ input: command.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return { address, lines, stop: () => (command.kill(), ended) };
  }
  throw new Error(`rxlc dev ended:\n${lines.join("\n")}`);
}
