import { CopyButton } from "../actions/copy-button";

/** Text as it is, with a copy button. Scrolls inside itself; reachable by keyboard for that. */
export function CodeBlock({ text, name, wrap = false }: { text: string; name: string; wrap?: boolean }) {
  return (
    <div className="relative rounded-md border bg-sunken">
      <section
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-72 overflow-auto rounded-md py-2 pr-10 pl-3"
      >
        <pre className={`font-mono text-xs ${wrap ? "break-words whitespace-pre-wrap" : ""}`}>{text}</pre>
      </section>
      <CopyButton text={text} name={name.toLowerCase()} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
