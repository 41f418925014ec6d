// Where the compiler is, what it can do, and which program a file belongs to. Knows nothing of the editor.

import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";

/** Where to look for `rxlc`. */
export interface Places {
  /** The setting `rxl.path`; empty if it is not set. */
  setting: string;
  /** The variable `PATH`. */
  path: string;
  /** The folders of the workspace. */
  folders: readonly string[];
  /** Whether executables inside of the workspace may be run. */
  trusted: boolean;
}

/** The compiler, or why there is none. */
export type Found = { path: string } | { missing: string };

/** Looks for `rxlc`: the setting, else `PATH`, else what a checkout of RXL in the workspace has built. */
export function findCompiler({ setting, path, folders, trusted }: Places): Found {
  const name = process.platform === "win32" ? "rxlc.exe" : "rxlc";
  if (setting !== "") {
    const candidates = isAbsolute(setting) ? [setting] : folders.map((folder) => join(folder, setting));
    const found = candidates.find(isExecutable);
    return found === undefined ? { missing: `there is no program at \`${setting}\`, which the setting \`rxl.path\` names` } : { path: found };
  }
  const candidates = path.split(delimiter).filter(isAbsolute).map((folder) => join(folder, name));
  if (trusted) candidates.push(...folders.map((folder) => join(folder, "target", "debug", name)));
  const found = candidates.find(isExecutable);
  return found === undefined ? { missing: "`rxlc` is not in `PATH`; install it, or set `rxl.path`" } : { path: found };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether this compiler has a language server: older ones do not know the command. */
export function hasLanguageServer(compiler: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(compiler, ["lsp", "--help"], { timeout: 10_000 }, (error) => resolve(error === null));
  });
}

/** What `rxlc dev` has to be given for a file: the nearest folder around it with an `app.rxl`, as far as the folder of the workspace; else the file itself. */
export function programOf(file: string, workspace: string): string {
  for (let folder = dirname(file); isInside(folder, workspace); folder = dirname(folder)) {
    if (existsSync(join(folder, "app.rxl"))) return folder;
    if (folder === dirname(folder)) break;
  }
  return file;
}

function isInside(folder: string, outer: string): boolean {
  const way = relative(outer, folder);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}
