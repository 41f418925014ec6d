// Values as they are typed: texts of inputs, and back.

export type Value = string | number | boolean | null | undefined;

/** What a text is that is no value of the type. */
export const WRONG = Symbol("is no such value");

const INT = /^\s*[+-]?\d+\s*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar; `Date` itself takes the 30th of February for one of March. */
function isDate(text: string) {
  const at = DATE.test(text) ? new Date(text) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The instant that a date and time of this place is; `datetime-local` writes it without a zone. */
const instant = (text: string) => new Date(text).getTime();

/** What a text is as a value of the type, `WRONG` if it is none. Of an option an empty text is `none`; an enum has `variants`. */
export function parse(text: string, type = "Text", variants?: readonly string[]): unknown {
  if (type.endsWith("?")) return text === "" ? null : parse(text, type.slice(0, -1), variants);
  const number = Number(text);
  switch (type) {
    case "Int":
      return INT.test(text) && Number.isSafeInteger(number) ? number + 0 : WRONG;
    case "Float":
      return text.trim() !== "" && Number.isFinite(number) ? number : WRONG;
    case "Bool":
      return text === "true" || (text !== "false" && WRONG);
    case "Date":
      return isDate(text) ? text : WRONG;
    case "DateTime":
      return Number.isNaN(instant(text)) ? WRONG : instant(text);
    case "Enum":
      return variants?.includes(text) ? text : WRONG;
    default:
      return text;
  }
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

/** A value as the control shows it. */
export function toText(value: Value, type = "Text"): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number" || !type.startsWith("DateTime")) return String(value);
  const at = new Date(value);
  const date = `${String(at.getFullYear()).padStart(4, "0")}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
  return `${date}T${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** How a control for values of the type is typed in HTML, where the program does not say. */
export function htmlType(type = "Text"): { type?: string; step?: string } {
  switch (type.replace("?", "")) {
    case "Int":
      return { type: "number" };
    case "Float":
      return { type: "number", step: "any" };
    case "Date":
      return { type: "date" };
    case "DateTime":
      return { type: "datetime-local" };
    default:
      return {};
  }
}
