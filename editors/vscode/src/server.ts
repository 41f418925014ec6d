// The language server: `rxlc lsp`, started once it is found. Without it there is highlighting, and that is said once.

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { compiler, tellMissing } from "./editor";
import { hasLanguageServer } from "./rxlc";

/** Starts, stops and starts again. */
export class Server {
  #client: LanguageClient | undefined;
  #told = false;
  /** Starts and stops run one after another. */
  #turn: Promise<void> = Promise.resolve();

  /** Starts the server, or stops it and starts it again. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#stop()).then(() => this.#start());
    return this.#turn;
  }

  /** Stops the server for good. */
  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#stop());
    return this.#turn;
  }

  async #start(): Promise<void> {
    // What runs is named by the workspace.
    if (!vscode.workspace.isTrusted) return;
    const found = compiler();
    if ("missing" in found) return this.#tell(`RXL: ${found.missing}. Until then there is highlighting alone.`);
    if (!(await hasLanguageServer(found.path))) {
      return this.#tell(`RXL: \`${found.path}\` has no language server; a newer \`rxlc\` has one. Until then there is highlighting alone.`);
    }
    const client = new LanguageClient(
      "rxl",
      "RXL",
      { command: found.path, args: ["lsp"] },
      {
        documentSelector: [{ scheme: "file", language: "rxl" }],
        synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.rxl") },
      },
    );
    try {
      await client.start();
      this.#client = client;
    } catch (error) {
      this.#tell(`RXL: \`${found.path} lsp\` did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A server that is gone already is stopped as well.
    await client?.dispose().catch(() => {});
  }

  #tell(message: string): void {
    if (this.#told) return;
    this.#told = true;
    void tellMissing(message);
  }
}
