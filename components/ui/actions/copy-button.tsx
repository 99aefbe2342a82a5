"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "./copy-text";

/** Copies `text`; says so by icon and to a screen reader. `name`: what is copied, e.g. `command`. */
export function CopyButton({ text, name, className = "" }: { text: string; name: string; className?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => setCopied(await copyText(text, name));
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy ${name}`}
      data-tip={copied ? "Copied" : `Copy ${name}`}
      className={`inline-grid size-6 shrink-0 place-items-center rounded text-muted hover:bg-raised hover:text-ink ${className}`}
    >
      {copied ? <Check size={13} className="text-ok" aria-hidden /> : <Copy size={13} aria-hidden />}
    </button>
  );
}
