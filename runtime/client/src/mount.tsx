// The beginning: reads what the first HTML says, connects, shows the page.

import { createRoot } from "react-dom/client";
import { startColorMode } from "./color_mode";
import { perform, tellFailure } from "./effects";
import { readManifest } from "./manifest";
import { Problems, setProblems } from "./problems";
import { current, Router, startRouter, update } from "./router";
import { start } from "./session";
import { ConnectionStatus } from "./status";
import { onFailure } from "./store";
import { showToast, Toaster } from "./toaster";

export function mount() {
  const { manifest, base } = readManifest();
  startColorMode();
  onFailure(tellFailure);
  startRouter(manifest, base);
  void start(manifest.contract, {
    shown: current,
    effect: perform,
    failed: tellFailure,
    problems: setProblems,
    update: (newer) => void update(newer),
    lost: (events) => showToast(`The server no longer knows this tab; ${events} ${events === 1 ? "change was" : "changes were"} not applied.`, "Warning"),
  });
  createRoot(document.getElementById("root")!).render(
    <>
      <Router />
      <ConnectionStatus />
      <Toaster />
      <Problems />
    </>,
  );
}
