// The colours of RXL's own code.

import type { HLJSApi, Language, Mode } from "highlight.js";

const KEYWORDS =
  "app assert background break client component computed const context continue detached editable else enum event extern external flush fn for if in " +
  "keep key latest let local match mut on optimistic page private public requires return self session shared state stored style test try type update use " +
  "where while";

export function rxl(hljs: HLJSApi): Language {
  const hole: Mode = { className: "subst", begin: /\{/, end: /\}/, keywords: KEYWORDS };
  const escaped: Mode = { className: "char.escape", begin: /\\(?:u\{[0-9a-fA-F]+\}|.)/ };
  const texts: Mode[] = [
    { className: "string", begin: '"""', end: '"""', contains: [escaped, hole] },
    { className: "string", begin: '"', end: '"', illegal: /\n/, contains: [escaped, hole] },
  ];
  const color: Mode = { className: "number", begin: /#[0-9a-fA-F]{3,8}\b/ };
  const number: Mode = { className: "number", begin: /\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?(?:[a-z]+\b|%(?![\w(]))?/ };
  const label: Mode = { className: "attr", begin: /\b[a-z_]\w*(?=:)/ };
  const name: Mode = { className: "type", begin: /\b[A-Z]\w*/ };
  const call: Mode = { className: "title.function", begin: /\b[a-z_]\w*(?=\()/, keywords: KEYWORDS };
  hole.contains = [...texts, number, name, call];
  return {
    name: "RXL",
    keywords: { keyword: KEYWORDS, literal: "true false none" },
    contains: [hljs.C_LINE_COMMENT_MODE, ...texts, color, number, label, name, call],
  };
}
