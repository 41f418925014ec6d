// How the connection is, said only when it has been away for a moment: in the words of the program, or in ours.

import { useEffect, useState, type ComponentType } from "react";
import { connectionStatus } from "./ambient";
import { useCell } from "./hooks";
import { loadOverlay } from "./router";

const PATIENCE_MS = 1000;

export function ConnectionStatus() {
  const now = useCell(connectionStatus);
  const [isLong, setLong] = useState(false);
  const [own, setOwn] = useState<{ Overlay?: ComponentType }>({});
  useEffect(() => {
    loadOverlay().then((Overlay) => setOwn({ Overlay }), (error) => console.error(error));
  }, []);
  useEffect(() => {
    setLong(false);
    if (now === "Online") return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  if (now === "Online" || !isLong) return null;
  const { Overlay } = own;
  if (Overlay) return <Overlay />;
  return (
    <div className="rxl-status" role="status">
      {now === "Gone" ? "This tab is open elsewhere. Reload to use it here." : "Connection lost. Trying again …"}
    </div>
  );
}
