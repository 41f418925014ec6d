// What programs can read of the tab, in cells like their own.

import { clientVar, computed, type Cell } from "./store";

/** How the connection is. */
export type Status = "Connecting" | "Online" | "Offline" | "Gone";

/** How the connection is; the session sets it. */
export const connectionStatus = clientVar<Status>(() => "Connecting");

/** How many events the server has not confirmed; the session sets it. */
export const connectionWaiting = clientVar(() => 0);

/** Path and query of the page that is shown; the router sets it. */
export const shownAddress = clientVar(() => location.pathname + location.search);

/** Whether what `on_load` has called is under way; the router sets it. */
export const pageLoading = clientVar(() => false);

export const requestPath = computed(
  () => [shownAddress],
  (address: string) => address.replace(/\?.*/, ""),
);

export const requestUrl = computed(
  () => [shownAddress],
  (address: string) => location.origin + address,
);

export const browserTimeZone: Cell<string> = clientVar(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
