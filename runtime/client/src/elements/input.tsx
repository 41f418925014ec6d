// Lines to type in. No letter is lost: what was typed stays while its events are under way, and the caret stays where it is.

import { useLayoutEffect, useRef, type ComponentProps, type KeyboardEvent, type SyntheticEvent } from "react";
import { useEntered, useField } from "./entered";
import { htmlType, parse, toText, WRONG, type Value } from "./value";

interface Own {
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: any) => void;
  /** What the control works on; Text unless it says another. */
  valueType?: string;
  /** The variants, if that is an enum. */
  variants?: readonly string[];
  name?: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Properties of the control itself. */
function useTyped<C extends Control>({ value, defaultValue, onChange, valueType, variants, name }: Own) {
  const { entered, enter, keep, leave } = useEntered<unknown>(value, onChange);
  const control = useRef<C>(null);
  const caret = useRef<number | null>(null);
  const field = useField(name);
  // A value that nobody hears the changes of is one to begin with.
  const isOwn = value === undefined || !onChange;
  const shown = entered ? entered.text : toText(value, valueType);
  const isWrong = entered !== null && parse(entered.text, valueType, variants) === WRONG;
  useLayoutEffect(() => {
    const own = control.current;
    const at = caret.current;
    if (isOwn || !own || at === null || document.activeElement !== own || own.selectionStart === null) return;
    if (own.selectionStart !== at) own.setSelectionRange(at, at);
  }, [shown]);
  const see = (event: SyntheticEvent<C>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    caret.current = selectionStart === selectionEnd ? selectionStart : null;
  };
  return {
    ...field,
    ...(isWrong && { "aria-invalid": true }),
    ...(isOwn ? { defaultValue: toText(value ?? defaultValue, valueType) } : { value: shown }),
    name,
    ref: control,
    onSelect: see,
    onChange(event: SyntheticEvent<C>) {
      if (!onChange) return;
      see(event);
      const { value: text, validity } = event.currentTarget;
      const parsed = validity.badInput ? WRONG : parse(text, valueType, variants);
      if (parsed === WRONG) keep(text);
      else enter(parsed, text);
    },
    blur() {
      if (!isWrong) leave();
    },
  };
}

type InputProps = Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange"> & Own;

export function Input({ value, defaultValue, onChange, valueType, variants, name, onBlur, ...rest }: InputProps) {
  const { blur, ...typed } = useTyped<HTMLInputElement>({ value, defaultValue, onChange, valueType, variants, name });
  return (
    <input
      {...htmlType(valueType)}
      {...rest}
      {...typed}
      onBlur={(event) => {
        blur();
        onBlur?.(event);
      }}
    />
  );
}

type AreaProps = Omit<ComponentProps<"textarea">, "value" | "defaultValue" | "onChange"> & Own & { submitOnEnter?: boolean };

export function TextArea({ value, defaultValue, onChange, valueType, variants, name, submitOnEnter, onKeyDown, onBlur, ...rest }: AreaProps) {
  const { blur, ...typed } = useTyped<HTMLTextAreaElement>({ value, defaultValue, onChange, valueType, variants, name });
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
      {...typed}
      onKeyDown={keyDown}
      onBlur={(event) => {
        blur();
        onBlur?.(event);
      }}
    />
  );
}
