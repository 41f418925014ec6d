// What programs ask the browser to do. Inside of a transaction it happens once that has ended well.

import type { Effect, FailureMessage } from "./protocol";
import { errorEvent, loadDeclaring, navigate } from "./router";
import { afterwards, eventNamed } from "./store";
import { showToast } from "./toaster";

const later =
  <A extends unknown[]>(effect: (...args: A) => void) =>
  (...args: A) =>
    afterwards(() => effect(...args));

export const toast = later((text: string, tone: string) => showToast(text, tone));
export const redirect = later((to: string, replace: boolean) => navigate(to, replace));
export const goBack = later(() => history.back());
export const copy = later((text: string) => void navigator.clipboard.writeText(text));
export const focus = later((id: string) => document.getElementById(id)?.focus());
export const scrollTo = later((id: string) => document.getElementById(id)?.scrollIntoView({ behavior: "smooth" }));
export const setTitle = later((text: string) => {
  document.title = text;
});
export const openUrl = later((url: string) => {
  // Only addresses that lead somewhere: no `javascript:`.
  if (/^(https?:|mailto:|tel:|\/)/i.test(url)) window.open(url, "_blank", "noopener");
});
export const log = later((text: string) => console.log(text));
export const download = later((name: string, base64: string) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});

const BY_NAME: Record<string, (...args: any[]) => void> = {
  toast,
  redirect,
  go_back: goBack,
  copy,
  focus,
  scroll_to: scrollTo,
  set_title: setTitle,
  open_url: openUrl,
  log,
  download,
};

/** What the server asks for and has not happened yet, since something before it waits for its module. */
let waiting: Promise<void> | null = null;

/** Does what the server asks for, in order. */
export function perform(effect: Effect) {
  waiting = waiting ? waiting.then(() => now(effect)) : (now(effect) ?? null);
  const last = waiting;
  void last?.then(() => {
    if (waiting === last) waiting = null;
  });
}

/** Does it at once, but for a call of an event whose module is not there yet. */
function now([name, ...args]: Effect): void | Promise<void> {
  if (name !== "call") return BY_NAME[name]?.(...args);
  const [event, given] = args as [string, unknown[]];
  const call = () => eventNamed(event)?.(given);
  return eventNamed(event) ? call() : loadDeclaring(event).then(call, (error) => console.error(error));
}

/** Tells the user that an event has failed, or the event of the program that asks for it. */
export function tellFailure(failure: FailureMessage) {
  const asking = errorEvent();
  if (asking !== undefined) {
    const { message, event, id, known } = failure;
    perform(["call", asking, [{ message, event, id, known }]]);
    return;
  }
  if (failure.known) showToast(failure.message, "Danger");
  else showToast(failure.id ? `Something went wrong (${failure.id})` : "Something went wrong", "Danger");
}
