// Counts which components React renders, by the hook that its developer tools use; it works in production builds.

/** Runs in the page before anything else. Afterwards `window.renders()` gives the counts by name since it was last asked, and starts anew. */
export function countRenders() {
  const PERFORMED_WORK = 1;
  let counts = {};

  const nameOf = (fiber) => {
    const type = fiber.type?.type ?? fiber.type;
    return typeof type === "function" ? type.displayName || type.name : null;
  };
  const count = (fiber) => {
    const name = nameOf(fiber);
    if (name) counts[name] = (counts[name] ?? 0) + 1;
  };
  const children = function* (fiber) {
    for (let child = fiber.child; child; child = child.sibling) yield child;
  };
  const mounted = (fiber) => {
    count(fiber);
    for (const child of children(fiber)) mounted(child);
  };
  const updated = (fiber, before) => {
    if (fiber.flags & PERFORMED_WORK) count(fiber);
    if (fiber.child === before.child) return;
    for (const child of children(fiber)) {
      if (!child.alternate) mounted(child);
      else if (child !== before.child) updated(child, child.alternate);
    }
  };

  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    checkDCE() {},
    inject: () => 1,
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_id, root) {
      const fiber = root.current;
      if (fiber.alternate) updated(fiber, fiber.alternate);
      else mounted(fiber);
    },
  };
  window.renders = () => {
    const result = counts;
    counts = {};
    return result;
  };
}
