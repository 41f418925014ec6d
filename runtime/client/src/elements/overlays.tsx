// `rxl/overlays`: what opens over the page.

import { AlertDialog as BaseAlert } from "@base-ui/react/alert-dialog";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Popover as BasePopover } from "@base-ui/react/popover";
import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import { isValidElement, type ComponentProps, type ReactElement, type ReactNode } from "react";
import { Link } from "rxl/client";

interface Opening {
  heading?: string | null;
  open?: boolean;
  trigger?: ReactNode;
  onClose?: () => void;
  className?: string;
  style?: object;
  children?: ReactNode;
}

type Side = "Top" | "Right" | "Bottom" | "Left";

/** Between a window and what it belongs to. */
const GAP_PX = 6;
/** Between a window and the edge of the page. */
const EDGE_PX = 8;

const place = (side: Side) => ({ side: side.toLowerCase() as Lowercase<Side>, sideOffset: GAP_PX, collisionPadding: EDGE_PX });

const isButton = (node: ReactNode): node is ReactElement => isValidElement(node) && node.type === "button";

/** A button is the trigger itself; anything else stands in one. */
const triggerOf = (trigger: ReactNode) => (isButton(trigger) ? { render: trigger } : { className: "rxl-button rxl-variant-soft", children: trigger });

/** Whether it is open is up to the program if it says so. */
const openness = ({ open, onClose }: Opening) => ({
  open,
  onOpenChange(next: boolean) {
    if (!next) onClose?.();
  },
});

const Cross = () => (
  <svg aria-hidden viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
    <path d="M18 6 6 18M6 6l12 12" />
  </svg>
);

export function Dialog({ heading, open, trigger, onClose, children, ...rest }: Opening) {
  return (
    <BaseDialog.Root {...openness({ open, onClose })}>
      {trigger && <BaseDialog.Trigger {...triggerOf(trigger)} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="rxl-dialog--backdrop" />
        <BaseDialog.Popup {...rest}>
          <div className="rxl-dialog--head">
            {heading && <BaseDialog.Title className="rxl-dialog--title">{heading}</BaseDialog.Title>}
            <BaseDialog.Close className="rxl-dialog--close" aria-label="Close">
              <Cross />
            </BaseDialog.Close>
          </div>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export function AlertDialog({ heading, open, trigger, onClose, children, ...rest }: Opening) {
  return (
    <BaseAlert.Root {...openness({ open, onClose })}>
      {trigger && <BaseAlert.Trigger {...triggerOf(trigger)} />}
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className="rxl-dialog--backdrop" />
        <BaseAlert.Popup {...rest}>
          {heading && <BaseAlert.Title className="rxl-dialog--title">{heading}</BaseAlert.Title>}
          {children}
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}

export function Popover({ heading, open, trigger, onClose, side = "Bottom", children, ...rest }: Opening & { side?: Side }) {
  return (
    <BasePopover.Root {...openness({ open, onClose })}>
      {trigger && <BasePopover.Trigger {...triggerOf(trigger)} />}
      <BasePopover.Portal>
        <BasePopover.Positioner className="rxl-popover--place" align="start" {...place(side)}>
          <BasePopover.Popup {...rest}>
            {heading && <BasePopover.Title className="rxl-popover--title">{heading}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

interface TooltipProps {
  content?: string | null;
  side?: Side;
  className?: string;
  style?: object;
  children?: ReactNode;
}

export function Tooltip({ content, side = "Top", children, ...rest }: TooltipProps) {
  // What takes the focus by itself is the trigger; anything else stands in a part that does.
  const trigger = isButton(children) || (isValidElement(children) && (children.type === Link || children.type === "a")) ? children : <span tabIndex={0}>{children}</span>;
  return (
    <BaseTooltip.Root disabled={!content}>
      <BaseTooltip.Trigger render={trigger} delay={400} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className="rxl-tooltip--place" {...place(side)}>
          <BaseTooltip.Popup role="tooltip" {...rest}>
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

interface MenuProps {
  trigger?: ReactNode;
  side?: Side;
  className?: string;
  style?: object;
  children?: ReactNode;
}

export function Menu({ trigger, side = "Bottom", children, ...rest }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger {...triggerOf(trigger)} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="rxl-menu--place" align="start" {...place(side)}>
          <BaseMenu.Popup {...rest}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export const MenuItem = (props: ComponentProps<typeof BaseMenu.Item>) => <BaseMenu.Item {...props} />;
