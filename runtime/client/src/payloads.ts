// What handlers get of the browser's events.

import type { ClipboardEvent, KeyboardEvent, MouseEvent, UIEvent } from "react";

const modifiers = (event: { ctrlKey: boolean; altKey: boolean; shiftKey: boolean; metaKey: boolean }) => ({
  ctrl: event.ctrlKey,
  alt: event.altKey,
  shift: event.shiftKey,
  meta: event.metaKey,
});

export const mouse = (event: MouseEvent) => ({
  x: Math.round(event.clientX),
  y: Math.round(event.clientY),
  button: event.button,
  ...modifiers(event),
});

export const key = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
  const { ctrl, alt, shift, meta } = modifiers(event);
  return { key: event.key, code: event.code, ctrl, alt, shift, meta, repeat: event.repeat };
};

export const pasted = (event: ClipboardEvent | globalThis.ClipboardEvent) => event.clipboardData?.getData("text/plain") ?? "";

export const scroll = (event: UIEvent | Event) => {
  const target = event.currentTarget;
  if (target instanceof Element) return { x: Math.round(target.scrollLeft), y: Math.round(target.scrollTop) };
  return { x: Math.round(window.scrollX), y: Math.round(window.scrollY) };
};

export const size = (_event: unknown) => ({ width: window.innerWidth, height: window.innerHeight });
