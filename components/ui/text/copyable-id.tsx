"use client";

import { shorten } from "@/lib/words/shorten";
import { copyText } from "../actions/copy-text";

interface Props {
  id: string;
  name: string;
  max?: number;
  shown?: string;
  /** Which end says more when the middle is left out. */
  keep?: "start" | "end";
  /** Beside something that matters more. */
  quiet?: boolean;
}

/** An identifier in monospace, its middle left out when long; a press copies the whole of it. `name`: what it is. */
export function CopyableId({ id, name, max = 40, shown, keep, quiet = false }: Props) {
  return (
    <button
      type="button"
      onClick={() => copyText(id, name)}
      aria-label={`Copy ${name} ${id}`}
      data-tip={`${id} · press to copy`}
      className={`max-w-full rounded text-left font-mono text-xs break-all decoration-dotted underline-offset-4 hover:underline ${quiet ? "text-muted" : "text-ink"}`}
    >
      {shorten(shown ?? id, max, keep)}
    </button>
  );
}
