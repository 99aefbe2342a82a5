import type { LintFinding } from "@/lib/contracts/findings";
import { twoServices } from "../../diagnosis/target-group";
import { known, type ServiceFact, type TargetGroupFact } from "../../facts";
import { about } from "../about";
import type { LintedEnvironment, LintRule } from "../account";

/** Target groups that more than one service registers its tasks in: requests arrive at either of them. */
export const sharedTargetGroups: LintRule = ({ index, environments }) =>
  (known(index.facts.targetGroups) ?? []).flatMap((group) => {
    const services = (index.servicesOf(group.arn) ?? []).filter(({ desired, running }) => desired > 0 || running > 0);
    return services.length > 1 ? [toFinding(group, services, behind(environments, group))] : [];
  });

/** The first environment whose requests arrive there. */
const behind = (environments: readonly LintedEnvironment[], { arn }: TargetGroupFact): LintedEnvironment | undefined =>
  environments.find(({ paths }) => paths.some(({ hops }) => hops.some(({ id }) => id === arn)));

function toFinding(
  group: TargetGroupFact,
  services: readonly ServiceFact[],
  environment: LintedEnvironment | undefined,
): LintFinding {
  const found = twoServices(
    group,
    services.map(({ name }) => name),
  );
  const code = found.code ?? "targetGroup.twoServices";
  const id = `${code} ${group.arn}`;
  return {
    ...(environment ? { ...about(environment, code), id } : { id, code, subject: `Target group ${group.name}` }),
    severity: "warning",
    message: found.words,
    evidence: services.map(({ name, arn }) => ({ label: name, value: arn })),
    remedy: found.remedy ?? null,
  };
}
