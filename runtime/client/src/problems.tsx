// In development: what is wrong with the program, over its last good version.

import { useSyncExternalStore } from "react";
import type { Problem } from "./protocol";

let problems: readonly Problem[] = [];
const listeners = new Set<() => void>();

export function setProblems(next: readonly Problem[]) {
  problems = next;
  for (const listener of [...listeners]) listener();
}

const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, "");

export function Problems() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => problems,
  );
  if (shown.length === 0) return null;
  return (
    <div className="rxl-problems" role="alert">
      <h2>{shown.length === 1 ? "The program has a mistake" : `The program has ${shown.length} mistakes`}</h2>
      {shown.map((problem, index) => (
        <pre key={index}>{plain(problem.text ?? `${problem.severity}[${problem.code}]: ${problem.message}`)}</pre>
      ))}
      <p>The page goes on as it was before, and shows the change once this is mended.</p>
    </div>
  );
}
