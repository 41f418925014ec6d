// Who sends events: an input or a form learns when the events that it has sent are handled, and how.

import type { FailureMessage } from "./protocol";

/** Something that sends events. */
export interface Sender {
  /** An event has been called for it. */
  begin(): void;
  /** An event that was called for it has been handled, or will not be sent. */
  end(): void;
  /** An event, or what calls one, has failed; gives whether the user has been told. */
  failed(failure: FailureMessage): boolean;
}

let current: Sender | null = null;

/** For whom the code at hand runs. */
export function sender(): Sender | null {
  return current;
}

/** Runs `body`; the events that it calls are sent for `sender`. */
export function sendingFor(sender: Sender | null, body: () => void) {
  const outer = current;
  current = sender;
  try {
    body();
  } finally {
    current = outer;
  }
}
