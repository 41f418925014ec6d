// Values of properties as CSS, for those that are known only when the page runs.

/** `AlignStart` is `align-start`. */
const kebab = (value: string) => value.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

export const variantClass = (prefix: string, value: unknown) => (value === null || value === undefined ? "" : `${prefix}-${kebab(String(value))}`);

export const classes = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(" ");

/** A number on the spacing scale: steps of 4 px. */
export const space = (value: number | string | null) => (typeof value === "number" ? `${value * 4}px` : (value ?? undefined));

export const milliseconds = (value: number | string | null) => (typeof value === "number" ? `${value}ms` : (value ?? undefined));

export const cssValue = (value: string | number | null) => (typeof value === "string" && /^[A-Z][A-Za-z]*$/.test(value) ? kebab(value) : (value ?? undefined));

type Props = Record<string, unknown> & { className?: string; style?: object };

/** The properties of a component's root element, joined with what its user gave. */
export function rooted(props: Props, root?: Props): Props {
  if (!root) return props;
  return { ...props, ...root, className: classes(props.className, root.className) || undefined, style: { ...props.style, ...root.style } };
}
