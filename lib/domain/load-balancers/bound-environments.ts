import type { BoundEnvironment } from "@/lib/contracts/load-balancers";
import type { Environment } from "../environment";
import { type Facts, known } from "../facts";

/** Which environments' requests arrive where, by the ARN of a load balancer or a target group. */
export type BoundEnvironments = ReadonlyMap<string, BoundEnvironment[]>;

/** By the hops of every request path, and by variables that name a load balancer even where no method uses them. */
export function boundEnvironments(environments: readonly Environment[]): BoundEnvironments {
  const bound = new Map<string, BoundEnvironment[]>();
  for (const environment of environments) {
    const { apiId, apiName, stage, health } = environment.summary;
    for (const arn of arnsOf(environment)) {
      bound.set(arn, [...(bound.get(arn) ?? []), { apiId, apiName, stage, health }]);
    }
  }
  return bound;
}

function arnsOf({ paths, summary }: Environment): Set<string> {
  const hops = paths.flatMap((path) => path.hops);
  const passed = hops.flatMap(({ kind, id }) => (kind === "loadBalancer" || kind === "targetGroup" ? (id ?? []) : []));
  return new Set([...passed, ...summary.bindings.flatMap(({ loadBalancerArn }) => loadBalancerArn ?? [])]);
}

/** Whether everything was read that could bind an environment to something. */
export const allBindingsKnown = ({ apis, stages, snapshots }: Facts): boolean =>
  [apis, ...Object.values(stages), ...Object.values(snapshots)].every((fact) => known<unknown>(fact) !== undefined);
