// `rxl/tabs`: a row of tabs over what belongs to the chosen one.

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { equal } from "rxl/client";

interface Props<T> {
  options: readonly T[];
  value?: T | null;
  label?: (option: T) => string;
  onChange?: (value: T) => void;
  className?: string;
  children?: ReactNode;
}

export function Tabs<T>({ options, value, label, onChange, children, ...rest }: Props<T>) {
  const chosen = Math.max(
    options.findIndex((option) => equal(option, value)),
    0,
  );
  const choose = (at: number) => {
    const option = options[at];
    if (option !== undefined) onChange?.(option);
  };
  return (
    <Base.Root {...rest} value={chosen} onValueChange={choose}>
      <Base.List className="rxl-tabs--list" activateOnFocus>
        {options.map((option, at) => (
          <Base.Tab key={at} value={at} className="rxl-tabs--tab">
            {label?.(option) ?? String(option)}
          </Base.Tab>
        ))}
      </Base.List>
      {options.map((_, at) => (
        <Base.Panel key={at} value={at} className="rxl-tabs--panel">
          {at === chosen ? children : null}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
