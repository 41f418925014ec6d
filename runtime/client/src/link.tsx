// A link that goes to a page of the app without a reload.

import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { navigate, prefetch, useAddress } from "./router";
import { classes } from "./styles";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to?: string;
  newTab?: boolean;
  replace?: boolean;
  activeClass?: string;
  /** The id of an element in that page. */
  fragment?: string | null;
  disabled?: boolean;
}

export function Link({ to: page, newTab, replace, activeClass, fragment, disabled, className, onClick, ...rest }: Props) {
  const to = page !== undefined && fragment ? `${page}#${encodeURIComponent(fragment)}` : page;
  const address = useAddress();
  const isActive = to !== undefined && address.split("?")[0] === to.split(/[?#]/)[0];
  if (disabled) return <a {...rest} className={className || undefined} role="link" aria-disabled />;
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
