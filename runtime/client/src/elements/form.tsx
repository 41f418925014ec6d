// Controls that are sent together. A form never reloads the page.

import type { ComponentProps } from "react";
import { flushPending } from "rxl/client";

type Props = Omit<ComponentProps<"form">, "onSubmit"> & {
  onSubmit?: () => void;
  resetOnSubmit?: boolean;
};

export function Form({ onSubmit, resetOnSubmit, ...rest }: Props) {
  return (
    <form
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        flushPending();
        onSubmit?.();
        if (resetOnSubmit) event.currentTarget.reset();
      }}
    />
  );
}
