// Boxes to tick and switches, with their labels. Between a click and its answer they show what was clicked.

import type { ComponentProps, ReactNode } from "react";
import { useChosen, useField, useTick } from "./entered";

type Props = Omit<ComponentProps<"input">, "onChange" | "children"> & {
  onChange?: (value: boolean) => void;
  children?: ReactNode;
};

function Toggle({ checked, onChange, children, className, style, ...rest }: Props) {
  const [shown, choose] = useChosen(checked, onChange);
  const field = useField(rest.name);
  const box = useTick(onChange && shown);
  // A value that nobody hears the changes of is one to begin with.
  const own = onChange ? { checked: shown } : { defaultChecked: checked };
  return (
    <label className={className} style={style}>
      <input
        {...field}
        {...rest}
        ref={box}
        type="checkbox"
        {...(checked === undefined ? {} : own)}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}

export const Checkbox = (props: Props) => <Toggle {...props} />;
export const Switch = (props: Props) => <Toggle role="switch" {...props} />;
