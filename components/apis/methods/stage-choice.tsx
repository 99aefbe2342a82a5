import type { ApiStage } from "@/lib/contracts/api-detail";
import { ShallowLink } from "../../ui/actions/shallow-link";

/** Which stage the editable API is compared with; the choice is in the address. */
export const StageChoice = ({ stages, chosen }: { stages: readonly ApiStage[]; chosen: string }) => (
  <nav aria-label="Compare with stage" className="flex flex-wrap items-center gap-1.5">
    <span className="text-xs text-muted" aria-hidden>
      Compare with
    </span>
    {stages.map(({ environment: { stage }, undeployed }) => (
      <ShallowLink
        key={stage}
        href={`?stage=${encodeURIComponent(stage)}`}
        size="small"
        aria-current={stage === chosen ? "true" : undefined}
        className="aria-[current]:border-accent aria-[current]:bg-accent-soft"
      >
        {stage}
        {undeployed !== null && undeployed.length > 0 && (
          <span className="text-muted">
            {undeployed.length} <span className="sr-only">undeployed</span>
          </span>
        )}
      </ShallowLink>
    ))}
  </nav>
);
