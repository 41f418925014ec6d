// What the editor calls when the extension begins and ends.

import * as vscode from "vscode";
import { commands } from "./commands";
import { Server } from "./server";

const server = new Server();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  for (const [name, command] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, command));
  }
  context.subscriptions.push(
    vscode.commands.registerCommand("rxl.restart", () => server.restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("rxl.path") ? server.restart() : undefined)),
  );
  await server.restart();
}

export function deactivate(): Promise<void> {
  return server.stop();
}
