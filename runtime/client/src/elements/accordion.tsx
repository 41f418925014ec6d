// A part that opens and closes. The browser's own element brings keys and roles along.

import type { ComponentProps } from "react";

type Props = ComponentProps<"details"> & { heading?: string };

export function AccordionItem({ heading, children, ...rest }: Props) {
  return (
    <details {...rest}>
      <summary>{heading}</summary>
      <div className="rxl-accordion-item--content">{children}</div>
    </details>
  );
}
