// Stands in for the editor: does nothing but note what it was asked to do.

export interface Noted {
  commands: Map<string, (argument?: unknown) => Promise<unknown>>;
  tasks: { name: string; process: string; args: string[] }[];
  warnings: string[];
}

export const noted: Noted = { commands: new Map(), tasks: [], warnings: [] };
export const settings = { path: "" };

const nothing = { dispose() {} };
const ended: ((event: unknown) => void)[] = [];

export const workspace = {
  isTrusted: true,
  workspaceFolders: [] as unknown[],
  getConfiguration: () => ({ get: () => settings.path }),
  getWorkspaceFolder: () => undefined,
  createFileSystemWatcher: () => nothing,
  onDidGrantWorkspaceTrust: () => nothing,
  onDidChangeConfiguration: () => nothing,
};

export const window = {
  activeTextEditor: undefined as unknown,
  showWarningMessage: async (message: string) => void noted.warnings.push(message),
  showInputBox: async ({ value }: { value: string }) => value,
};

export const languages = { getDiagnostics: (): unknown[] => [] };

export const commands = {
  registerCommand(name: string, command: (argument?: unknown) => Promise<unknown>) {
    noted.commands.set(name, command);
    return nothing;
  },
};

export const tasks = {
  onDidEndTaskProcess(listener: (event: unknown) => void) {
    ended.push(listener);
    return { dispose: () => ended.splice(ended.indexOf(listener), 1) };
  },
  async executeTask(task: Task) {
    noted.tasks.push({ name: task.name, process: task.execution.process, args: task.execution.args });
    for (const listener of [...ended]) listener({ execution: { task }, exitCode: 0 });
    return { task };
  },
};

export class ProcessExecution {
  constructor(readonly process: string, readonly args: string[]) {}
}

export class Task {
  constructor(readonly definition: unknown, readonly scope: unknown, readonly name: string, readonly source: string, readonly execution: ProcessExecution) {}
}

export class Uri {
  constructor(readonly fsPath: string, readonly scheme = "file") {}
}

export const TaskScope = { Global: 1, Workspace: 2 };
export const TaskRevealKind = { Always: 1 };
export const TaskPanelKind = { Dedicated: 2 };
