// `.on_done` and `.on_failed`: what runs once the events are handled that something has called.

import type { FailureMessage } from "./protocol";
import { sender, sendingFor, type Sender } from "./sender";
import { afterwards } from "./store";

type Failed = (failure: Pick<FailureMessage, "message" | "event" | "id" | "known">) => void;

/** Calls `handler`; then `done` once all events that it has called are committed, or `failed` with each failure, which is told nowhere else then. */
export function watched<A extends unknown[]>(handler: (...args: A) => void, done?: () => void, failed?: Failed): (...args: A) => void {
  return (...args) => {
    const outer = sender();
    // The handler itself counts as one that is under way.
    let open = 1;
    let isWell = true;
    const end = () => {
      open--;
      if (open === 0 && isWell) done?.();
    };
    const own: Sender = {
      begin() {
        open++;
        outer?.begin();
      },
      end() {
        outer?.end();
        end();
      },
      failed(failure) {
        isWell = false;
        const isTold = outer?.failed(failure) ?? false;
        if (!failed) return isTold;
        const { message, event, id, known } = failure;
        failed({ message, event, id, known });
        return true;
      },
    };
    sendingFor(own, () => handler(...args));
    afterwards(end);
  };
}
