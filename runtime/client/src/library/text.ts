// Methods of Text, counted in Unicode scalar values.

import { failUnknown } from "rxl/client";
import { toBytes } from "./bytes";
import type { Range } from "./range";

const isPlain = (text: string) => !/[\ud800-\udfff]/.test(text);
const count = (n: number) => Math.max(0, n);

export const textLength = (text: string) => (isPlain(text) ? text.length : [...text].length);
export const textIsEmpty = (text: string) => text === "";
export const textIsAlphabetic = (text: string) => /^\p{Alphabetic}+$/u.test(text);
export const textIsNumeric = (text: string) => /^\p{N}+$/u.test(text);

const SPACE = "[\\p{White_Space}]";
const START = new RegExp(`^${SPACE}+`, "u");
const END = new RegExp(`${SPACE}+$`, "u");

export const textTrimStart = (text: string) => text.replace(START, "");
export const textTrimEnd = (text: string) => text.replace(END, "");
export const textTrim = (text: string) => textTrimEnd(textTrimStart(text));

export function textTrimChars(text: string, chars: string): string {
  const set = new Set(chars);
  const all = [...text];
  let start = 0;
  let end = all.length;
  while (start < end && set.has(all[start]!)) start++;
  while (end > start && set.has(all[end - 1]!)) end--;
  return all.slice(start, end).join("");
}

export const textToUpper = (text: string) => text.toUpperCase();
export const textToLower = (text: string) => text.toLowerCase();
export const textCapitalized = (text: string) => {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
};
export const textContains = (text: string, part: string) => text.includes(part);
export const textStartsWith = (text: string, part: string) => text.startsWith(part);
export const textEndsWith = (text: string, part: string) => text.endsWith(part);
export const textIndexOf = (text: string, part: string) => {
  const at = text.indexOf(part);
  return at < 0 ? null : textLength(text.slice(0, at));
};
export const textReplace = (text: string, old: string, by: string) => (old === "" ? text : text.replaceAll(old, () => by));
export const textRemovePrefix = (text: string, part: string) => (text.startsWith(part) ? text.slice(part.length) : text);
export const textRemoveSuffix = (text: string, part: string) => (text.endsWith(part) ? text.slice(0, text.length - part.length) : text);

const MAX_REPEAT_BYTES = 1 << 20;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

export function textRepeat(text: string, n: number): string {
  if (n < 0) failUnknown("`repeat` takes no number below 0");
  if (bytesOf(text) * n > MAX_REPEAT_BYTES) failUnknown("`repeat` makes no text over 1 MiB");
  return text.repeat(n);
}

function padding(text: string, n: number, by: string): string {
  const missing = Math.min(count(n - textLength(text)), MAX_REPEAT_BYTES);
  const all = [...by];
  if (all.length === 0) return "";
  return Array.from({ length: missing }, (_, at) => all[at % all.length]).join("");
}

export const textPadStart = (text: string, n: number, by: string) => padding(text, n, by) + text;
export const textPadEnd = (text: string, n: number, by: string) => text + padding(text, n, by);
export const textChars = (text: string) => [...text];
export const textSplit = (text: string, by: string) => (by === "" ? textChars(text) : text.split(by));
export const textLines = (text: string) => {
  const lines = text.split(/\r?\n/);
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
};
export const textWords = (text: string) => text.split(new RegExp(`${SPACE}+`, "u")).filter(Boolean);
export const textCharAt = (text: string, i: number) => [...text][i] ?? failUnknown("there is no such character in the text");
export const textTake = (text: string, n: number) => [...text].slice(0, count(n)).join("");
export const textTakeLast = (text: string, n: number) => {
  const all = [...text];
  return all.slice(count(all.length - count(n))).join("");
};
export const textSkip = (text: string, n: number) => [...text].slice(count(n)).join("");
export const textDropLast = (text: string, n: number) => {
  const all = [...text];
  return all.slice(0, count(all.length - count(n))).join("");
};
export const textToInt = (text: string) => {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) ? value + 0 : null;
};
export const textToFloat = (text: string) => (/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : null);

export const textToBytes = (text: string) => toBytes(new TextEncoder().encode(text));

export function textSlice(text: string, range: Range): string {
  const all = [...text];
  if (range.step !== 1 || range.start < 0 || range.start > range.end || range.end > all.length) failUnknown("the range is not within the text");
  return all.slice(range.start, range.end).join("");
}
