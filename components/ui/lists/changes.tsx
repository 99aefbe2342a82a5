import type { Tone } from "@/lib/words/tone";
import { Badge } from "../status/badge";

export interface Change {
  name: string;
  change: "added" | "removed" | "changed";
  words?: string;
}

const TONES: Record<Change["change"], Tone> = { added: "ok", removed: "bad", changed: "warn" };
/** What is removed is what people must see. */
const ORDER: Change["change"][] = ["removed", "changed", "added"];

/** What differs, by name, removals first. */
export function Changes({ changes, label }: { changes: readonly Change[]; label: string }) {
  const sorted = [...changes].sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
  return (
    <ul aria-label={label} className="space-y-2 text-sm">
      {sorted.map(({ name, change, words }) => (
        <li key={name} className="min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[change]}>{change}</Badge>
            <code className="font-mono text-xs break-all">{name}</code>
          </span>
          {words && <p className="mt-0.5 text-xs break-words text-muted">{words}</p>}
        </li>
      ))}
    </ul>
  );
}
