import type { ReactNode } from "react";
import type { ApiStage } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { SideBySide } from "../ui/layout/side-by-side";

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
    <SideBySide
      items={stages.map(({ environment }, place) => ({
        key: environment.stage,
        node: renderStage(environment, stages[place - 1]?.environment),
      }))}
    />
  </section>
);
