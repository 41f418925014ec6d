// A round picture of somebody; the initials stand in while there is none.

import { useState, type ComponentProps } from "react";

type Props = ComponentProps<"span"> & { name?: string; src?: string | null };

/** `Ada Lovelace` is `AL`. */
const initials = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => (word ? String.fromCodePoint(word.codePointAt(0)!) : "")).join("").toUpperCase();
};

export function Avatar({ name = "", src, ...rest }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <span role="img" aria-label={name} {...rest}>
      {src && src !== failed ? <img src={src} alt="" onError={() => setFailed(src)} /> : initials(name)}
    </span>
  );
}
