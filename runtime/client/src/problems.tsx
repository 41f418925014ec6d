// In development: what is wrong with the program, over its last good version.

import { useState, useSyncExternalStore } from "react";
import type { Problem } from "./protocol";

let problems: readonly Problem[] = [];
const listeners = new Set<() => void>();

export function setProblems(next: readonly Problem[]) {
  problems = next;
  for (const listener of [...listeners]) listener();
}

const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, "");

/** Opens the place of a problem in the editor of whoever runs `rxlc dev`; gives why that cannot be, if so. */
async function open({ file, line, column }: Problem) {
  const answer = await fetch("/_rxl/open", { method: "POST", body: JSON.stringify({ file, line, column }) });
  return answer.ok ? "" : (await answer.text()) || "The file could not be opened.";
}

function Place({ problem }: { problem: Problem }) {
  const [failure, setFailure] = useState("");
  const show = () => void open(problem).then(setFailure, (error: unknown) => setFailure(String(error)));
  return (
    <>
      <button onClick={show} title="Open in the editor">{`${problem.file}:${problem.line}:${problem.column}`}</button>
      {failure && <p>{failure}</p>}
    </>
  );
}

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
        <section key={index}>
          {problem.file && <Place problem={problem} />}
          <pre>{plain(problem.text ?? `${problem.severity}[${problem.code}]: ${problem.message}`)}</pre>
        </section>
      ))}
      <p>The page goes on as it was before, and shows the change once this is mended.</p>
    </div>
  );
}
