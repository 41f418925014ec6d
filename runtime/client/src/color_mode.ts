// Light or dark: what the user has chosen, kept in the browser for all tabs, and what that shows.

import { clientVar, computed, afterwards, type Cell } from "./store";

/** What can be chosen. */
type ColorMode = "System" | "Light" | "Dark";

const KEY = "rxl-color-mode";

/** What holds until the user chooses: the app's theme may say it. */
const first = () => (document.documentElement.dataset.mode as ColorMode | undefined) ?? "System";

const read = (): ColorMode => {
  const kept = localStorage.getItem(KEY);
  return kept === "Light" || kept === "Dark" || kept === "System" ? kept : first();
};

const chosen = clientVar<ColorMode>(read);
export const colorModeChosen: Cell<ColorMode> = chosen;

const prefersDark = clientVar(() => {
  const query = matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", () => prefersDark.set(query.matches));
  return query.matches;
});

export const colorModeShown = computed(
  () => [chosen, prefersDark],
  (mode: ColorMode, isDark: boolean) => (mode === "System" ? (isDark ? "Dark" : "Light") : mode),
);

/** The style sheet asks for `data-theme` first, then for what the system prefers. */
function apply(mode: ColorMode) {
  chosen.set(mode);
  if (mode === "System") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = mode.toLowerCase();
}

/** Shows what was chosen before, and follows other tabs. */
export function startColorMode() {
  apply(read());
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) apply(read());
  });
}

/** `color_mode.set(mode)` */
export const setColorMode = (mode: ColorMode) =>
  afterwards(() => {
    if (mode === first()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, mode);
    apply(mode);
  });
