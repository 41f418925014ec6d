// What the commands and the server need to know from the editor.

import * as vscode from "vscode";
import { findCompiler, type Found } from "./rxlc";

/** The compiler for this workspace. */
export function compiler(): Found {
  return findCompiler({
    setting: vscode.workspace.getConfiguration("rxl").get("path", "").trim(),
    path: process.env["PATH"] ?? "",
    folders: folders(),
    trusted: vscode.workspace.isTrusted,
  });
}

/** The folders of the workspace that are on disk. */
export function folders(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === "file").map((folder) => folder.uri.fsPath);
}

/** Says what is missing, and leads to the setting. */
export async function tellMissing(message: string): Promise<void> {
  const open = "Open Settings";
  if ((await vscode.window.showWarningMessage(message, open)) === open) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "rxl.path");
  }
}
