// The commands. Each runs `rxlc` in a terminal, as a task: arguments need no quoting, and the terminal stays when it is done.

import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { compiler, folders, tellMissing } from "./editor";
import { programOf } from "./rxlc";

/** Each command by the name under which the manifest has it. */
export const commands: Record<string, (argument?: unknown) => Promise<void>> = {
  "rxl.new": newProject,
  "rxl.dev": startDevelopmentServer,
  "rxl.test": runTests,
  "rxl.explain": explainDiagnostic,
};

/** What `rxlc new --template` offers. */
const TEMPLATES = [
  { label: "minimal", description: "one page with a form, and a state on the server" },
  { label: "todo", description: "a list of tasks to add to, tick off and filter" },
  { label: "dashboard", description: "several pages in a frame: figures, a table, a form, settings" },
];

async function newProject(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    openLabel: "Make the project here",
    title: "The folder in which the project's folder is made",
  });
  const parent = chosen?.[0]?.fsPath;
  if (parent === undefined) return;
  const name = await vscode.window.showInputBox({
    title: "New RXL project",
    prompt: "Name of the project and its folder",
    value: "hello",
    validateInput: (name) => (/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) ? undefined : "a letter, then letters, digits, `-` and `_`"),
  });
  if (name === undefined) return;
  const template = await vscode.window.showQuickPick(TEMPLATES, { title: "What the project begins with" });
  if (template === undefined) return;
  const code = await run("New project", ["new", name, "--template", template.label], parent);
  if (code !== 0) return;
  const folder = vscode.Uri.file(join(parent, name));
  const [here, window] = ["Open", "Open in New Window"];
  const answer = await vscode.window.showInformationMessage(`The project \`${name}\` is ready.`, here, window);
  if (answer !== undefined) await vscode.commands.executeCommand("vscode.openFolder", folder, { forceNewWindow: answer === window });
}

async function startDevelopmentServer(argument?: unknown): Promise<void> {
  const found = await programAround(argument);
  if (found !== undefined) await run(`Development server of ${basename(found.program)}`, ["dev", found.program], found.folder, "background");
}

async function runTests(argument?: unknown): Promise<void> {
  const found = await programAround(argument);
  if (found !== undefined) await run(`Tests of ${basename(found.program)}`, ["test", found.program], found.folder);
}

/** The program of a file, else of the file that is open, and the folder to run it in; tells if there is none. */
async function programAround(argument: unknown): Promise<{ program: string; folder: string } | undefined> {
  const file = argument instanceof vscode.Uri ? argument : activeFile();
  const around = file === undefined ? undefined : vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath;
  const program = file === undefined ? folders()[0] : programOf(file.fsPath, around ?? dirname(file.fsPath));
  if (program === undefined) {
    await vscode.window.showWarningMessage("Open an `.rxl` file or the folder of a project first.");
    return undefined;
  }
  return { program, folder: around ?? dirname(program) };
}

function activeFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "rxl" && document.uri.scheme === "file" ? document.uri : undefined;
}

async function explainDiagnostic(argument?: unknown): Promise<void> {
  const code =
    typeof argument === "string"
      ? argument
      : await vscode.window.showInputBox({
          title: "Explain a diagnostic",
          prompt: "Its code or its name, such as RXL0201 or unknown-name",
          value: codeAtCursor() ?? "RXL",
          validateInput: (code) => (/^(RXL\d{4}|[a-z][a-z-]*)$/i.test(code.trim()) ? undefined : "a code is `RXL` and four digits"),
        });
  if (code === undefined) return;
  await run(`Explain ${code.trim()}`, ["explain", code.trim()], folders()[0]);
}

/** The code of the diagnostic under the cursor, else on its line. */
function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const cursor = editor.selection.active;
  const codes = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((diagnostic) => diagnostic.range.start.line <= cursor.line && cursor.line <= diagnostic.range.end.line)
    .sort((left, right) => Number(right.range.contains(cursor)) - Number(left.range.contains(cursor)))
    .map(({ code }) => String(typeof code === "object" ? code.value : code))
    .filter((code) => code.startsWith("RXL"));
  return codes[0];
}

/** Runs `rxlc`, and gives its exit code when it has ended; one in the background is only started. */
async function run(title: string, args: string[], cwd: string | undefined, kind: "waits" | "background" = "waits"): Promise<number | undefined> {
  const found = compiler();
  if ("missing" in found) {
    await tellMissing(`RXL: ${found.missing}.`);
    return undefined;
  }
  const execution = new vscode.ProcessExecution(found.path, args, {
    ...(cwd === undefined ? {} : { cwd }),
    // The terminal scrolls by itself; a pager would keep the task from ending.
    env: { PAGER: "cat" },
  });
  const scope = folders().length === 0 ? vscode.TaskScope.Global : vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type: "process", args }, scope, title, "rxl", execution);
  task.isBackground = kind === "background";
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated, clear: true };
  if (kind === "background") {
    await vscode.tasks.executeTask(task);
    return undefined;
  }
  // Listens before it starts: a short run could be over before its start is known here.
  return new Promise((resolve, reject) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution: { task: ended }, exitCode }) => {
      if (ended.source !== "rxl" || ended.name !== title) return;
      listener.dispose();
      resolve(exitCode);
    });
    vscode.tasks.executeTask(task).then(undefined, (error: unknown) => {
      listener.dispose();
      reject(error);
    });
  });
}
