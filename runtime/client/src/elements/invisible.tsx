// Elements that draw nothing: timers, what the window hears, and when an element comes and goes.

import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";

interface TimerProps {
  every: number;
  running?: boolean;
  onTick?: () => void;
}

/** Ticks while it is mounted and running. */
export function Timer({ every, running = true, onTick }: TimerProps) {
  const tick = useRef(onTick);
  tick.current = onTick;
  useEffect(() => {
    if (!running || every <= 0) return;
    const timer = setInterval(() => tick.current?.(), every);
    return () => clearInterval(timer);
  }, [every, running]);
  return null;
}

const EVENTS: Record<string, string> = {
  onKeyDown: "keydown",
  onKeyUp: "keyup",
  onPaste: "paste",
  onResize: "resize",
  onScroll: "scroll",
  onFocus: "focus",
  onBlur: "blur",
};

/** Hears events wherever the focus is. */
export function WindowEvents(handlers: Record<string, (event: any) => void>) {
  const latest = useRef(handlers);
  latest.current = handlers;
  const names = Object.keys(handlers).sort().join(" ");
  useEffect(() => {
    const ends = names.split(" ").flatMap((name) => {
      const type = EVENTS[name];
      if (!type) return [];
      const listener = (event: Event) => latest.current[name]?.(event);
      addEventListener(type, listener);
      return [() => removeEventListener(type, listener)];
    });
    const visible = () => latest.current.onVisible?.(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", visible);
    return () => {
      document.removeEventListener("visibilitychange", visible);
      for (const end of ends) end();
    };
  }, [names]);
  return null;
}

interface LifetimeProps {
  onMount?: () => void;
  onUnmount?: () => void;
  children?: ReactNode;
}

/** Tells when what is in it has come into the page, and when it has left it. */
export function Lifetime({ onMount, onUnmount, children }: LifetimeProps) {
  const latest = useRef({ onMount, onUnmount });
  useLayoutEffect(() => {
    latest.current = { onMount, onUnmount };
  });
  useEffect(() => {
    latest.current.onMount?.();
    return () => latest.current.onUnmount?.();
  }, []);
  return children;
}
