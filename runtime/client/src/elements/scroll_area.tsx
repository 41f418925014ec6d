// A part of the page that scrolls. It can keep an end in view while its content grows, unless the user has scrolled away from it.

import { useLayoutEffect, useRef, type ComponentProps } from "react";

type Props = ComponentProps<"div"> & { follow?: "Start" | "End" | null };

/** This near to the end counts as at the end. */
const NEAR_PX = 16;

export function ScrollArea({ follow, children, ...rest }: Props) {
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = area.current;
    const content = box?.firstElementChild;
    if (!box || !content || !follow) return;
    const end = () => (follow === "End" ? box.scrollHeight - box.clientHeight : 0);
    let isThere = true;
    const move = () => {
      if (isThere) box.scrollTop = end();
    };
    const scrolled = () => {
      isThere = Math.abs(box.scrollTop - end()) <= NEAR_PX;
    };
    // Its content grows wherever in it something is rendered, so its size is what tells.
    const watch = new ResizeObserver(move);
    watch.observe(content);
    watch.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    move();
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, [follow]);
  return (
    <div tabIndex={0} {...rest} ref={area}>
      <div className="rxl-scroll-area--content">{children}</div>
    </div>
  );
}
