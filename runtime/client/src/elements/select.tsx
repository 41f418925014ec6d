// Choices from a list of values.

import { useId, type ComponentProps } from "react";
import { equal } from "rxl/client";

interface Own<T> {
  options: readonly T[];
  value?: T | null;
  label?: (option: T) => string;
  onChange?: (value: any) => void;
  placeholder?: string;
}

const labelOf = <T,>(option: T, label?: (option: T) => string) => label?.(option) ?? String(option);

type SelectProps<T> = Own<T> & Omit<ComponentProps<"select">, "value" | "onChange">;

export function Select<T>({ options, value, label, onChange, placeholder, ...rest }: SelectProps<T>) {
  const chosen = options.findIndex((option) => equal(option, value));
  return (
    <select
      {...rest}
      value={value === undefined ? undefined : chosen < 0 ? "" : chosen}
      onChange={(event) => {
        const at = event.currentTarget.value;
        onChange?.(at === "" ? null : options[Number(at)]);
      }}
    >
      {(placeholder !== undefined || chosen < 0) && <option value="">{placeholder ?? ""}</option>}
      {options.map((option, at) => (
        <option key={at} value={at}>
          {labelOf(option, label)}
        </option>
      ))}
    </select>
  );
}

type RadioProps<T> = Own<T> & { className?: string; style?: object; name?: string; disabled?: boolean };

export function RadioGroup<T>({ options, value, label, onChange, name, disabled, placeholder: _, ...rest }: RadioProps<T>) {
  const own = useId();
  return (
    <fieldset {...rest} role="radiogroup" disabled={disabled}>
      {options.map((option, at) => (
        <label key={at}>
          <input
            type="radio"
            name={name ?? own}
            value={String(option)}
            {...(value === undefined ? {} : { checked: equal(option, value) })}
            onChange={() => onChange?.(option)}
          />
          {labelOf(option, label)}
        </label>
      ))}
    </fieldset>
  );
}
