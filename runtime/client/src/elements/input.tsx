// Lines to type in. What was typed stays while the control has the focus and its events are under way; no letter is lost, the caret stays.

import { useLayoutEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from "react";
import { isWaiting } from "rxl/client";

type Value = string | number | boolean | null | undefined;

interface Own {
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: any) => void;
  /** What the control works on; Text unless it says another. */
  valueType?: string;
}

const toText = (value: Value) => (value === null || value === undefined ? "" : String(value));

const WRONG = Symbol("is no such value");

/** What a text is as a value of the type; an empty one is `none` where that is allowed. */
function parse(text: string, like: Value, type: string | undefined): unknown {
  const kind = type ?? (typeof like === "number" ? "Float" : "Text");
  if (kind.endsWith("?")) return text === "" ? null : parse(text, like, kind.slice(0, -1));
  if (kind === "Int") return /^\s*[+-]?\d+\s*$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) + 0 : WRONG;
  if (kind === "Float") return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : WRONG;
  return text;
}

/** What the control shows: what was typed while it is being used, else the value. */
function useTyped({ value, defaultValue, onChange, valueType }: Own) {
  const isControlled = value !== undefined;
  const [typed, setTyped] = useState<string | null>(isControlled ? null : toText(defaultValue));
  const last = useRef(toText(value));
  const isFocused = useRef(false);
  const text = toText(value);
  useLayoutEffect(() => {
    if (!isControlled || typed === null) return;
    // The value that was sent has come back, or nothing is under way that could still bring it.
    if (text === typed || (text !== last.current && !isWaiting())) setTyped(null);
    last.current = text;
  }, [text, typed, isControlled]);
  const shown = typed ?? text;
  const isWrong = typed !== null && parse(typed, value, valueType) === WRONG;
  return {
    value: shown,
    "aria-invalid": isWrong || undefined,
    change(next: string) {
      setTyped(next);
      const parsed = parse(next, value, valueType);
      if (parsed !== WRONG) onChange?.(parsed);
    },
    focus() {
      isFocused.current = true;
    },
    blur() {
      isFocused.current = false;
      // A value that equals what was typed would never come back as another one.
      if (isControlled && typed !== null && !isWaiting()) setTyped(null);
    },
  };
}

type InputProps = Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange"> & Own;

export function Input({ value, defaultValue, onChange, valueType, onBlur, onFocus, ...rest }: InputProps) {
  const typed = useTyped({ value, defaultValue, onChange, valueType });
  return (
    <input
      {...rest}
      value={typed.value}
      aria-invalid={typed["aria-invalid"]}
      onChange={(event) => typed.change(event.currentTarget.value)}
      onFocus={(event) => {
        typed.focus();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        typed.blur();
        onBlur?.(event);
      }}
    />
  );
}

type AreaProps = Omit<ComponentProps<"textarea">, "value" | "defaultValue" | "onChange"> & Own & { submitOnEnter?: boolean };

export function TextArea({ value, defaultValue, onChange, valueType, submitOnEnter, onKeyDown, onBlur, ...rest }: AreaProps) {
  const typed = useTyped({ value, defaultValue, onChange, valueType });
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKeyDown?.(event);
    if (submitOnEnter && event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
  };
  return (
    <textarea
      {...rest}
      value={typed.value}
      aria-invalid={typed["aria-invalid"]}
      onChange={(event) => typed.change(event.currentTarget.value)}
      onKeyDown={keyDown}
      onBlur={(event) => {
        typed.blur();
        onBlur?.(event);
      }}
    />
  );
}
