import type { PromotionCheck } from "@/lib/contracts/promotion";
import { VERDICT_WORDS } from "@/lib/words/health";
import { Card } from "../../ui/layout/card";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CommandBlock } from "../../ui/text/command-block";

/** Each check with its verdict; what fails says what to do. */
export function Checks({ checks }: { checks: PromotionCheck[] }) {
  return (
    <Card title="Checks">
      <ul aria-label="Checks" className="space-y-2 text-sm">
        {checks.map((check, at) => (
          <li key={`${check.code} ${check.words}`} data-verdict={check.verdict} className="flex gap-2">
            <span className="mt-0.5">
              <ToneIcon tone={VERDICT_WORDS[check.verdict].tone} label={VERDICT_WORDS[check.verdict].word} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="break-words">{check.words}</p>
              {check.remedy && check.verdict !== "ok" && <p className="text-xs text-muted">{check.remedy.text}</p>}
              {check.remedy?.cli && check.verdict !== "ok" && (
                <CommandBlock name={`Command for check ${at + 1}`} text={check.remedy.cli} />
              )}
              {check.remedy?.look && check.verdict !== "ok" && (
                <CommandBlock
                  label="To look closer"
                  name={`Command for check ${at + 1}, to look closer`}
                  text={check.remedy.look}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
