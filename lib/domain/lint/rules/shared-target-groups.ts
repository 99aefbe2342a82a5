import type { LintFinding } from "@/lib/contracts/findings";
import { awsCli } from "../../diagnosis/cli";
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
  const code = "targetGroup.twoServices";
  const id = `${code} ${group.arn}`;
  return {
    ...(environment ? { ...about(environment, code), id } : { id, code, subject: `Target group ${group.name}` }),
    severity: "warning",
    message: `${services.map(({ name }) => name).join(" and ")} register their tasks in the same target group ${group.name}: requests arrive at any of them.`,
    evidence: services.map(({ name, arn }) => ({ label: name, value: arn })),
    remedy: {
      text: "Give each service a target group of its own, or scale the one that is not wanted to 0.",
      cli: awsCli("elbv2", "describe-target-health", "--target-group-arn", group.arn),
    },
  };
}
