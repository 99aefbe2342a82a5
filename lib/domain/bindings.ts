import type { Binding } from "@/lib/contracts/environments";
import { type FactIndex, known, type SnapshotFact, type StageFact } from "./facts";
import { isNeverPublic } from "./request-path/load-balancer-hop";
import { addressOf, hostOf, resolveVariables, variablesUsed } from "./stage-variables";

/** The stage's variables by name, and what each is bound to. */
export function bindingsOf(index: FactIndex, stage: StageFact, snapshot: SnapshotFact | undefined): Binding[] {
  const used = snapshot && new Set(variablesUsed(snapshot.methods));
  return Object.entries(stage.variables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      name,
      value,
      used: used?.has(name),
      ...resolve(index, hostBehind(stage, snapshot, name)),
    }));
}

type Resolved = Pick<Binding, "kind" | "loadBalancerName" | "loadBalancerArn">;

function resolve(index: FactIndex, { host, isHost }: { host: string; isHost: boolean }): Resolved {
  const loadBalancer = host === "" ? null : index.loadBalancerAt(host);
  if (loadBalancer)
    return { kind: "loadBalancer", loadBalancerName: loadBalancer.name, loadBalancerArn: loadBalancer.arn };
  if (!isHost) return { kind: "plain" };
  if (loadBalancer === undefined) return { kind: "unknown" };
  const resolves = known(index.facts.hosts[host]);
  return { kind: host === "" || isNeverPublic(host) || resolves === false ? "unresolved" : "externalHost" };
}

/** The host that requests go to when the variable stands in a URI's host; else whatever its value may name. */
function hostBehind(
  stage: StageFact,
  snapshot: SnapshotFact | undefined,
  name: string,
): { host: string; isHost: boolean } {
  const inHost = new RegExp(`^(?:https?://)?[^/?#]*\\$\\{stageVariables\\.${name}\\}`, "i");
  const uri = snapshot?.methods.map(({ integration }) => integration?.uri ?? "").find((one) => inHost.test(one));
  if (uri === undefined) return { host: hostOf(stage.variables[name] ?? ""), isHost: false };
  return { host: addressOf(resolveVariables(uri, stage.variables))?.host ?? "", isHost: true };
}
