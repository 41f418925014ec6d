// Functions that every file knows, and those of all enums without fields.

import { failUnknown } from "rxl/client";
import type { Range } from "./range";

export const enumParse = (order: readonly string[], text: string) => (order.includes(text) ? text : null);

export const now = () => Date.now();
export const uuid = () => crypto.randomUUID?.() ?? fallbackUuid();

/** Pages that are not served securely have no `randomUUID`. */
function fallbackUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function random(range: Range): number {
  if (range.length === 0) failUnknown("`random` needs a range that is not empty");
  return range.start + Math.floor(Math.random() * range.length) * range.step;
}

/** `confirm`, whose name every page has for itself. */
export const confirmUser = (text: string) => confirm(text);
export const urlOf = (route: string) => location.origin + route;

const scale = (name: string) => (step: number) => (step >= 1 && step <= 12 ? `var(--${name}-${step})` : failUnknown("a colour scale goes from 1 to 12"));

export const gray = scale("gray");
export const red = scale("red");
export const orange = scale("orange");
export const amber = scale("amber");
export const green = scale("green");
export const teal = scale("teal");
export const blue = scale("blue");
export const violet = scale("violet");
export const pink = scale("pink");
export const PI = Math.PI;
