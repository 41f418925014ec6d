// Short messages at the edge of the page.

import { useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  tone: string;
}

const SHOWN_MS = 5000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function put(next: readonly Toast[]) {
  toasts = next;
  for (const listener of [...listeners]) listener();
}

/** Shows a message for a while. */
export function showToast(text: string, tone: string) {
  const id = ++last;
  put([...toasts, { id, text, tone }]);
  setTimeout(() => put(toasts.filter((toast) => toast.id !== id)), SHOWN_MS);
}

export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="rxl-toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`rxl-toast rxl-tone-${toast.tone.toLowerCase()}`}>
          {toast.text}
        </div>
      ))}
    </div>
  );
}
