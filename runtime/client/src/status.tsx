// How the connection is, said only when it has been away for a moment.

import { useEffect, useState } from "react";
import { connectionStatus } from "./ambient";
import { useCell } from "./hooks";

const PATIENCE_MS = 1000;

export function ConnectionStatus() {
  const now = useCell(connectionStatus);
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
