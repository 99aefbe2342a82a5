import { ArrowDown, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { ApiStage } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";

/** The stages in promotion order, side by side; one below the other on a phone. */
export const Pipeline = ({
  stages,
  renderStage,
}: {
  stages: readonly ApiStage[];
  renderStage: (environment: EnvironmentSummary, upstream: EnvironmentSummary | undefined) => ReactNode;
}) => (
  <section aria-label="Stages">
    <h2 className="sr-only">Stages</h2>
    <ol className="flex flex-col gap-6 md:flex-row md:flex-wrap md:gap-y-4">
      {stages.map(({ environment }, place) => (
        <li key={environment.stage} className="relative flex min-w-0 md:max-w-[34rem] md:min-w-[17rem] md:flex-1">
          {place > 0 && <Arrow />}
          {renderStage(environment, stages[place - 1]?.environment)}
        </li>
      ))}
    </ol>
  </section>
);

const Arrow = () => (
  <span
    className="absolute text-muted max-md:-top-5 max-md:left-1/2 md:top-1/2 md:-left-5 md:-translate-y-1/2"
    aria-hidden
  >
    <ArrowRight size={16} className="max-md:hidden" />
    <ArrowDown size={14} className="md:hidden" />
  </span>
);
