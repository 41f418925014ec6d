// A number on a line. Between a move and its answer it shows where it was moved to.

import type { ComponentProps } from "react";
import { useChosen, useField } from "./entered";

type Props = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  value?: number;
  onChange?: (value: number) => void;
  /** `Int` takes whole numbers alone. */
  valueType?: string;
};

export function Slider({ value, onChange, valueType, ...rest }: Props) {
  const [shown, choose] = useChosen(value, onChange);
  const field = useField(rest.name);
  // Without a handler the browser keeps it, for the form.
  const kept = onChange ? { value: shown ?? 0 } : { defaultValue: value };
  return (
    <input
      {...field}
      {...rest}
      {...kept}
      type="range"
      onChange={(event) => {
        const number = event.currentTarget.valueAsNumber;
        if (onChange) choose(valueType === "Int" ? Math.round(number) : number);
      }}
    />
  );
}
