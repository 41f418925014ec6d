// A number on a line. Between a move and its answer it shows where it was moved to.

import { useLayoutEffect, useState, type ComponentProps } from "react";
import { isWaiting } from "rxl/client";

type Props = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  value?: number;
  onChange?: (value: number) => void;
  /** `Int` takes whole numbers alone. */
  valueType?: string;
};

export function Slider({ value, onChange, valueType, ...rest }: Props) {
  const [moved, setMoved] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (moved !== null && (moved === value || !isWaiting())) setMoved(null);
  });
  // Without a handler the browser keeps it, for the form.
  const kept = onChange ? { value: moved ?? value ?? 0 } : { defaultValue: value };
  return (
    <input
      {...rest}
      {...kept}
      type="range"
      onChange={(event) => {
        const number = event.currentTarget.valueAsNumber;
        const next = valueType === "Int" ? Math.round(number) : number;
        if (onChange) setMoved(next);
        onChange?.(next);
      }}
    />
  );
}
