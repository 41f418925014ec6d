// Choices from a list of values. Between a choice and its answer they show what was chosen.

import { useId, type ComponentProps, type MouseEvent } from "react";
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

type Native = Omit<ComponentProps<"select">, "value" | "onChange">;
type SelectProps<T> = Own<T> & Native;

export const Select = <T,>(props: SelectProps<T>) => (props.multiple ? <SelectMany {...(props as ManyProps<T>)} /> : <SelectOne {...props} />);

function SelectOne<T>({ options, value, label, onChange, placeholder, ...rest }: SelectProps<T>) {
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

interface ManyProps<T> extends Native {
  options: readonly T[];
  value?: readonly T[];
  label?: (option: T) => string;
  onChange?: (value: readonly T[]) => void;
}

/** The most options that are in view without scrolling. */
const MOST_ROWS = 6;

/** A click chooses an option or takes it back; without this it would take back all others. */
function toggle(event: MouseEvent<HTMLSelectElement>) {
  const option = event.target;
  if (!(option instanceof HTMLOptionElement) || event.button !== 0 || event.shiftKey || event.currentTarget.disabled) return;
  event.preventDefault();
  option.selected = !option.selected;
  event.currentTarget.focus();
  for (const kind of ["input", "change"]) event.currentTarget.dispatchEvent(new Event(kind, { bubbles: true }));
}

function SelectMany<T>({ options, value, label, onChange, ...rest }: ManyProps<T>) {
  const [shown, choose] = useChosen<readonly T[]>(value, onChange);
  const field = useField(rest.name);
  const texts = options.map(textOf);
  const chosen = texts.filter((_, at) => shown?.some((one) => equal(one, options[at])));
  // A value that nobody hears the changes of is one to begin with.
  const own = onChange ? { value: chosen } : { defaultValue: chosen };
  return (
    <select
      {...field}
      size={Math.min(Math.max(options.length, 2), MOST_ROWS)}
      {...rest}
      {...(value === undefined ? {} : own)}
      onMouseDown={toggle}
      onChange={({ currentTarget }) => choose(options.filter((_, at) => currentTarget.options[at]?.selected))}
    >
      {options.map((option, at) => (
        <option key={at} value={texts[at]}>
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
