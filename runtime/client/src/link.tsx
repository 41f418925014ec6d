// A link that goes to a page of the app without a reload.

import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { navigate, prefetch, useAddress } from "./router";
import { classes } from "./styles";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to?: string;
  newTab?: boolean;
  replace?: boolean;
  activeClass?: string;
}

export function Link({ to, newTab, replace, activeClass, className, onClick, ...rest }: Props) {
  const address = useAddress();
  const isActive = to !== undefined && address.split("?")[0] === to.split("?")[0];
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain || newTab || to === undefined || rest.download !== undefined) return;
    if (new URL(to, location.href).origin !== location.origin) return;
    event.preventDefault();
    navigate(to, replace);
  };
  return (
    <a
      {...rest}
      href={to}
      className={classes(className, isActive && activeClass)}
      aria-current={isActive ? "page" : undefined}
      onClick={go}
      onPointerEnter={() => to !== undefined && prefetch(to)}
      {...(newTab ? { target: "_blank", rel: "noopener" } : {})}
    />
  );
}
