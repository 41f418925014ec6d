// A button that switches between light and dark.

import type { ComponentProps } from "react";
import { colorModeShown, setColorMode, useCell } from "rxl/client";

const SUN = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4";
const MOON = "M20.5 14.5A8.5 8.5 0 0 1 9.5 3.5a8.5 8.5 0 1 0 11 11";

export function ColorModeButton({ onClick, ...rest }: ComponentProps<"button">) {
  const isDark = useCell(colorModeShown) === "Dark";
  return (
    <button
      type="button"
      aria-label={isDark ? "Light colours" : "Dark colours"}
      {...rest}
      onClick={(event) => {
        onClick?.(event);
        setColorMode(isDark ? "Light" : "Dark");
      }}
    >
      <svg aria-hidden viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d={isDark ? SUN : MOON} />
      </svg>
    </button>
  );
}
