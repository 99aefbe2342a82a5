import { apiHref } from "../../undeployed/address";
import { about } from "../about";
import type { LintedEnvironment, LintRule } from "../account";

/** The editable API differs from what every stage serves: somebody edited it and has not deployed. */
export const undeployed: LintRule = ({ environments }) => {
  return byApi(environments).flatMap((stages) => {
    const [first] = stages;
    const counts = stages.map(({ summary }) => summary.undeployed ?? 0);
    const fewest = Math.min(...counts);
    if (first === undefined || fewest === 0) return [];
    const href = apiHref(first.api.id);
    const methods = fewest === 1 ? "1 method" : `${fewest} methods`;
    return [
      {
        ...about(first, "api.undeployed"),
        subject: first.api.name,
        href,
        severity: "note" as const,
        message: `The editable API differs from what its stages serve: ${methods} edited and not deployed to any of them.`,
        evidence: [],
        remedy: { text: "Look at the differences, and deploy the API to a stage when they are meant.", href },
      },
    ];
  });
};

function byApi(environments: readonly LintedEnvironment[]): LintedEnvironment[][] {
  const apis = new Map<string, LintedEnvironment[]>();
  for (const one of environments) apis.set(one.api.id, [...(apis.get(one.api.id) ?? []), one]);
  return [...apis.values()];
}
