// Choices from a list of values. Between a choice and its answer they show what was chosen.

import { useId, type ComponentProps } from "react";
import { equal } from "rxl/client";
import { useChosen, useField } from "./entered";

interface Own<T> {
  options: readonly T[];
  value?: T | null;
  label?: (option: T) => string;
  onChange?: (value: any) => void;
  placeholder?: string;
}

const labelOf = <T,>(option: T, label?: (option: T) => string) => label?.(option) ?? String(option);

/** What an option adds to its form. */
const textOf = (option: unknown, at: number) => (typeof option === "object" && option !== null ? String(at) : String(option));

type SelectProps<T> = Own<T> & Omit<ComponentProps<"select">, "value" | "onChange">;

export function Select<T>({ options, value, label, onChange, placeholder, ...rest }: SelectProps<T>) {
  const [shown, choose] = useChosen<T | null>(value, onChange);
  const field = useField(rest.name);
  const chosen = options.findIndex((option) => equal(option, shown));
  const text = chosen < 0 ? "" : textOf(options[chosen], chosen);
  const hasEmpty = placeholder !== undefined || (value !== undefined && chosen < 0);
  // A value that nobody hears the changes of is one to begin with.
  const own = onChange ? { value: text } : { defaultValue: text };
  return (
    <select
      {...field}
      {...rest}
      {...(value === undefined ? {} : own)}
      onChange={(event) => choose(options[event.currentTarget.selectedIndex - (hasEmpty ? 1 : 0)] ?? null)}
    >
      {hasEmpty && <option value="">{placeholder ?? ""}</option>}
      {options.map((option, at) => (
        <option key={at} value={textOf(option, at)}>
          {labelOf(option, label)}
        </option>
      ))}
    </select>
  );
}

type RadioProps<T> = Own<T> & { className?: string; style?: object; name?: string; disabled?: boolean };

export function RadioGroup<T>({ options, value, label, onChange, name, disabled, placeholder: _, ...rest }: RadioProps<T>) {
  const own = useId();
  const [shown, choose] = useChosen<T | null>(value, onChange);
  const field = useField(name);
  const checked = (option: T) => {
    if (value === undefined) return {};
    return onChange ? { checked: equal(option, shown) } : { defaultChecked: equal(option, value) };
  };
  return (
    <fieldset {...field} {...rest} role="radiogroup" disabled={disabled}>
      {options.map((option, at) => (
        <label key={at}>
          <input type="radio" name={name ?? own} value={textOf(option, at)} {...checked(option)} onChange={() => choose(option)} />
          {labelOf(option, label)}
        </label>
      ))}
    </fieldset>
  );
}
