import type { MethodChange } from "@/lib/contracts/promotion";
import type { Tone } from "@/lib/words/tone";
import { Badge } from "../status/badge";

const TONES: Record<MethodChange["change"], Tone> = { added: "ok", removed: "bad", changed: "warn" };
/** What is removed is what people must see. */
const ORDER: MethodChange["change"][] = ["removed", "changed", "added"];

/** Methods that differ, removals first. */
export function MethodChanges({ changes, label }: { changes: readonly MethodChange[]; label: string }) {
  const sorted = [...changes].sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
  return (
    <ul aria-label={label} className="space-y-2 text-sm">
      {sorted.map(({ httpMethod, path, change, words }) => (
        <li key={`${httpMethod} ${path}`} className="min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={TONES[change]}>{change}</Badge>
            <code className="font-mono text-xs break-all">
              {httpMethod} {path}
            </code>
          </span>
          {words && <p className="mt-0.5 text-xs break-words text-muted">{words}</p>}
        </li>
      ))}
    </ul>
  );
}
