// How the connection is, said only when it has been away for a moment.

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Status } from "./session";

const PATIENCE_MS = 1000;

let status: Status = "Connecting";
const listeners = new Set<() => void>();

export function setStatus(next: Status) {
  status = next;
  for (const listener of [...listeners]) listener();
}

export function ConnectionStatus() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => status,
  );
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (now === "Online") return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  if (now === "Online" || !isLong) return null;
  return (
    <div className="rxl-status" role="status">
      {now === "Gone" ? "This tab is open elsewhere. Reload to use it here." : "Connection lost. Trying again …"}
    </div>
  );
}
