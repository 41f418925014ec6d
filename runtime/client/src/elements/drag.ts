// Drag and drop. The value stays in the page, with the name of its type: what a drag carries from elsewhere is never taken for one.

import type { DragEvent } from "react";

type Props = Record<string, any>;

/** What is dragged at the moment, and the event that began it. */
let dragged: { type: string; value: unknown; began: Event } | null = null;

/** The properties of an element that is dragged with a value; with `none` it is not. */
export function draggable(props: Props, type: string, value: unknown): Props {
  if (value === null || value === undefined) return props;
  const onDragStart = (event: DragEvent) => {
    const began = event.nativeEvent;
    // The innermost element says what is dragged. Text that was selected is not the element around it.
    if (event.target instanceof Element && dragged?.began !== began) {
      const mine = { type, value, began };
      dragged = mine;
      event.dataTransfer.effectAllowed = "move";
      // Some browsers drag nothing without data.
      event.dataTransfer.setData("text/plain", "");
      // On the element itself: it hears of the end even if it has left the page by then.
      event.target.addEventListener("dragend", () => (dragged = dragged === mine ? null : dragged), { once: true });
    }
    props.onDragStart?.(event);
  };
  return { ...props, draggable: true, onDragStart };
}

/** The properties of an element on which values of one type can be dropped. */
export function droppable(props: Props, type: string, dropped: (value: any) => void): Props {
  const allow = (event: DragEvent) => {
    if (dragged?.type !== type) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  };
  const onDragEnter = (event: DragEvent) => {
    allow(event);
    props.onDragEnter?.(event);
  };
  const onDrop = (event: DragEvent) => {
    if (dragged?.type !== type) return;
    event.preventDefault();
    const { value } = dragged;
    // Elements around this one do not get it as well.
    dragged = null;
    dropped(value);
  };
  return { ...props, onDragEnter, onDragOver: allow, onDrop };
}
