import type { TargetReason } from "@/lib/contracts/load-balancers";
import { VERDICT_WORDS } from "@/lib/words/health";
import { ToneIcon } from "../../ui/status/tone-icon";

/** Why targets of a group take no requests, and where that usually comes from; each reason once. */
export function ReasonsList({ reasons }: { reasons: TargetReason[] }) {
  const trouble = reasons.filter(({ verdict }) => verdict !== "ok");
  if (trouble.length === 0) return null;
  return (
    <ul aria-label="Reasons" className="space-y-2 text-xs">
      {trouble.map(({ state, verdict, code, words, description, remedy, count }) => (
        <li key={`${state} ${code} ${description}`} className="flex gap-2">
          <span className="mt-0.5">
            <ToneIcon tone={VERDICT_WORDS[verdict].tone} size={13} label={VERDICT_WORDS[verdict].word} />
          </span>
          <div className="min-w-0 break-words">
            <p>
              <span className="font-medium">
                {count} {state}
              </span>
              {code && <code className="ml-2 font-mono">{code}</code>}
            </p>
            <p className="text-muted">
              {words}
              {description && description !== words && ` AWS says: ${description}`}
            </p>
            {remedy && <p>{remedy.text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
