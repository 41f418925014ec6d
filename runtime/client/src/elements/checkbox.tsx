// Boxes to tick and switches, with their labels. Between a click and its answer they show what was clicked.

import { useLayoutEffect, useState, type ComponentProps, type ReactNode } from "react";
import { isWaiting } from "rxl/client";

type Props = Omit<ComponentProps<"input">, "onChange" | "children"> & {
  onChange?: (value: boolean) => void;
  children?: ReactNode;
};

function Toggle({ checked, onChange, children, className, style, id, role, ...rest }: Props) {
  const [clicked, setClicked] = useState<boolean | null>(null);
  useLayoutEffect(() => {
    if (clicked !== null && (clicked === checked || !isWaiting())) setClicked(null);
  });
  return (
    <label className={className} style={style}>
      <input
        {...rest}
        id={id}
        role={role}
        type="checkbox"
        {...(checked === undefined ? {} : { checked: clicked ?? checked })}
        onChange={(event) => {
          const value = event.currentTarget.checked;
          if (checked !== undefined) setClicked(value);
          onChange?.(value);
        }}
      />
      {children}
    </label>
  );
}

export const Checkbox = (props: Props) => <Toggle {...props} />;
export const Switch = (props: Props) => <Toggle role="switch" {...props} />;
