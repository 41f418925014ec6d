// `rxl/markdown`: a text in Markdown. HTML in it is shown as text, and the library lets no address run code.

import Markup from "markdown-to-jsx/react";
import { lazy, Suspense, type ComponentProps, type ReactNode } from "react";
import { Link } from "rxl/client";

// The colours come once a text has code whose language is named.
const CodeBlock = lazy(async () => ({ default: (await import("rxl/code")).CodeBlock }));

type Props = Omit<ComponentProps<"div">, "children"> & { children?: string };

/** A block of code is a `pre` around a `code` with the language in its class. */
function Block({ children }: { children?: ReactNode }) {
  const code = (children as { props?: { className?: string; children?: unknown } } | undefined)?.props;
  const language = /\blang-(\S+)/.exec(code?.className ?? "")?.[1];
  const plain = <pre tabIndex={0}>{children}</pre>;
  if (!language || typeof code?.children !== "string") return plain;
  return (
    <Suspense fallback={plain}>
      <CodeBlock language={language}>{code.children}</CodeBlock>
    </Suspense>
  );
}

// An id made from a heading could be one that the app has.
const heading = { props: { id: undefined } };
const options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  optimizeForStreaming: true,
  wrapper: null,
  overrides: {
    a: ({ href, ...rest }: ComponentProps<"a">) => <Link {...rest} to={href} />,
    pre: Block,
    table: (props: ComponentProps<"table">) => (
      <div className="rxl-markdown--table" tabIndex={0}>
        <table {...props} />
      </div>
    ),
    h1: heading,
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
  },
};

export function Markdown({ children = "", ...rest }: Props) {
  return (
    <div {...rest}>
      <Markup options={options}>{children}</Markup>
    </div>
  );
}
