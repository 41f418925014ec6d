// `rxl/code`: lines of code in colours.

import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { useMemo, type ComponentProps } from "react";
import { rxl } from "./rxl";

const LANGUAGES = { bash, css, diff, ini, javascript, json, python, rust, rxl, sql, typescript, xml, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

type Props = Omit<ComponentProps<"pre">, "children"> & { language?: string | null; children?: string };

export function CodeBlock({ language, children = "", ...rest }: Props) {
  // The library escapes the code and puts nothing but `span`s into it.
  const html = useMemo(() => (language && hljs.getLanguage(language) ? hljs.highlight(children, { language, ignoreIllegals: true }).value : null), [children, language]);
  return (
    <pre tabIndex={0} {...rest}>
      {html === null ? <code>{children}</code> : <code dangerouslySetInnerHTML={{ __html: html }} />}
    </pre>
  );
}
