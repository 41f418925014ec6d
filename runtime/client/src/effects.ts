// What programs ask the browser to do. Inside of a transaction it happens once that has ended well.

import type { Effect, FailureMessage } from "./protocol";
import { navigate } from "./router";
import { afterwards } from "./store";
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
  const link = document.createElement("a");
  link.href = `data:application/octet-stream;base64,${base64}`;
  link.download = name;
  link.click();
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

/** Does what the server asks for. */
export function perform([name, ...args]: Effect) {
  BY_NAME[name]?.(...args);
}

/** Tells the user that an event has failed. */
export function tellFailure(failure: FailureMessage) {
  if (failure.known) showToast(failure.message, "Danger");
  else showToast(failure.id ? `Something went wrong (${failure.id})` : "Something went wrong", "Danger");
}
