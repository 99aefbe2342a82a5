import { about } from "../about";
import type { LintRule } from "../account";

/** Stages that serve an older snapshot than one before them in promotion order: something waits to be promoted. */
export const oldSnapshots: LintRule = ({ environments }) =>
  environments.flatMap((environment) => {
    const { behind, deploymentId, stage } = environment.summary;
    if (behind.length === 0) return [];
    return [
      {
        ...about(environment, "stage.behind"),
        severity: "note" as const,
        message: `${stage} serves a snapshot that is older than that of ${behind.join(", ")}.`,
        evidence: deploymentId === null ? [] : [{ label: "Deployment", value: deploymentId }],
        remedy: {
          text: `Promote ${behind.at(-1)} to ${stage}, if it is meant to go there.`,
          href: `${about(environment, "").href}?promote=${behind.at(-1)}..${stage}`,
        },
      },
    ];
  });
