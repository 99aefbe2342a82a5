import type { LintFinding } from "@/lib/contracts/findings";
import { environmentHref } from "../../diagnosis/cli";
import type { LintedEnvironment, LintRule } from "../account";

interface Sharing {
  name: string;
  value: string;
  environments: LintedEnvironment[];
}

/** Stages of one API that lead to the same load balancer: a change behind it for one of them changes the others too. */
export const sharedLoadBalancers: LintRule = ({ environments }) =>
  [...byLoadBalancer(environments).values()].filter((one) => one.environments.length > 1).map(toFinding);

/** Only what the snapshots use, or may use. By API: that different APIs share a load balancer is usual. */
function byLoadBalancer(environments: readonly LintedEnvironment[]): Map<string, Sharing> {
  const sharing = new Map<string, Sharing>();
  for (const environment of environments) {
    for (const { loadBalancerArn, loadBalancerName, used, value } of environment.summary.bindings) {
      if (loadBalancerArn === undefined || used === false) continue;
      const key = `${environment.api.id} ${loadBalancerArn}`;
      const one = sharing.get(key) ?? { name: loadBalancerName ?? value, value: loadBalancerArn, environments: [] };
      if (!one.environments.includes(environment)) one.environments.push(environment);
      sharing.set(key, one);
    }
  }
  return sharing;
}

function toFinding({ name, value, environments }: Sharing): LintFinding {
  const stages = environments.map(({ stage }) => stage.stage);
  const { api, stage } = environments.at(-1) ?? { api: { id: "", name: "" }, stage: { stage: "" } };
  const href = environmentHref(api.id, stage.stage);
  return {
    id: `variable.shared ${api.id} ${value}`,
    code: "variable.shared",
    severity: "warning",
    subject: `${api.name} / ${stages.join(", ")}`,
    href,
    message: `${stages.join(" and ")} lead to the same load balancer ${name}: what is deployed behind it for one is live in the other.`,
    evidence: [{ label: "Load balancer", value }],
    remedy: {
      text: `Bind ${stage.stage} to a load balancer of its own.`,
      href: `${href}#variables`,
    },
  };
}
