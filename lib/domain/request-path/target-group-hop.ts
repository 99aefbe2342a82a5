import type { Hop, TargetHop } from "@/lib/contracts/request-path";
import type { Finding } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import type { About } from "../diagnosis/reason";
import * as diagnose from "../diagnosis/target-group";
import type { FactIndex, ServiceFact, TargetFact, TargetGroupFact } from "../facts";
import { doorsOf } from "../security-groups/doors-of";
import { hop } from "./journey";
import { judgeStates } from "./judge-states";
import { isFilling, isRollingOut, serviceHops, troubleOf } from "./service-hop";
import { markStrangers } from "./strangers";
import { countTargets, isStaying, targetHop } from "./target-hop";

export interface Arrival {
  hops: Hop[];
  targets: TargetHop[];
}

/** Nobody is meant to answer there: its services are scaled to 0 or being deleted. */
export function isOutOfUse(index: FactIndex, arn: string): boolean {
  const services = index.servicesOf(arn) ?? [];
  return services.length > 0 && !services.some(isFilling);
}

/** How requests come to a target group. */
export interface Coming {
  /** The listener sends requests to others as well, where somebody is meant to answer. */
  isShare?: boolean;
  /** Where GET requests arrive, as far as it is known before one is made. */
  sentTo?: string;
}

/** A target group, its targets, and the services that fill it. */
export function targetGroupHops(index: FactIndex, arn: string, { isShare = false, sentTo }: Coming = {}): Arrival {
  const group = index.targetGroup(arn);
  if (group === undefined)
    return only(hop("targetGroup", nameIn(arn), familyUnknown("targetGroups", index.facts.targetGroups), arn));
  if (group === null) return only(hop("targetGroup", nameIn(arn), diagnose.groupGone(arn), arn));
  const services = index.servicesOf(arn);
  const targets = index.targets(arn);
  const serviceSide = serviceHops(index, services);
  if (targets === undefined) {
    const found = familyUnknown("targetHealth", index.facts.targetHealth[arn]);
    return { hops: [hop("targetGroup", group.name, found, arn), ...serviceSide], targets: [] };
  }
  const because = explanation(index, services, targets);
  const filling = (services ?? []).filter(isFilling);
  const about = { group, services: filling, sentTo, doorTo: doorsOf(index, group) };
  const found = withFilling(group, filling, judgeGroup(targets, about, { because, isShare }));
  found.evidence.push({ label: "Targets", value: counted(targets), at: index.facts.targetHealth[arn]?.at });
  return {
    hops: [hop("targetGroup", group.name, found, arn), ...serviceSide],
    targets: markStrangers(
      index,
      group,
      services,
      targets.map((target) => targetHop(index, target, { ...about, services })),
    ),
  };
}

const only = (one: Hop): Arrival => ({ hops: [one], targets: [] });

/** The group by its targets, unless its service says why there are none. */
function judgeGroup(
  targets: TargetFact[],
  about: Omit<About, "targets">,
  { because, isShare }: { because: Explanation | undefined; isShare: boolean },
): Finding {
  const { group, services } = about;
  const staying = targets.filter(isStaying);
  if (because?.of === "task" && staying.every(({ state }) => state !== "healthy"))
    return { ...diagnose.waitingForService(group, because.words), consequenceOf: "task" };
  if (staying.length === 0) {
    if (because?.of === "nobody" && isShare) return diagnose.shareLost(group, because.words, because.service);
    if (because) return { ...diagnose.waitingForService(group, because.words), consequenceOf: "service" };
    return targets.length === 0 ? diagnose.emptyGroup(group, services) : diagnose.onlyDraining(group, targets);
  }
  return judgeStates(staying, about);
}

/** That several services fill a group is trouble of its own where it is well, and else said beside. */
function withFilling(group: TargetGroupFact, filling: readonly ServiceFact[], found: Finding): Finding {
  if (filling.length < 2) return found;
  const names = filling.map(({ name }) => name);
  if (found.verdict === "ok") return diagnose.twoServices(group, names);
  return { ...found, words: `${found.words} Services ${names.join(" and ")} both register in it.` };
}

/** Tasks that the load balancer's checks ended. */
const CHECKS_ENDED: ReadonlySet<string> = new Set(["task.targetUnhealthy", "target.securityGroup"]);

interface Explanation {
  words: string;
  service: ServiceFact;
  /** `task`: the stopped tasks say what it is; `nobody`: none is meant to run. */
  of: "service" | "task" | "nobody";
}

/** Why there may be no targets that take requests, when a service or its tasks say so. */
function explanation(
  index: FactIndex,
  services: ServiceFact[] | undefined,
  targets: readonly TargetFact[],
): Explanation | undefined {
  const filling = (services ?? []).filter(isFilling);
  const [service] = (filling.length > 0 ? filling : (services ?? [])).filter(
    (one) => one.desired === 0 || one.running < one.desired || isRollingOut(one),
  );
  if (!service) return undefined;
  if (service.desired === 0) return { of: "nobody", service, words: `service ${service.name} is scaled to 0.` };
  const words = `service ${service.name} runs ${service.running} of ${service.desired} tasks.`;
  const code = targets.some(({ state }) => state === "healthy") ? undefined : troubleOf(index, service)?.found.code;
  // A target that fails its checks says more of them than the tasks that they ended before it.
  const seen = CHECKS_ENDED.has(code ?? "") && targets.some(({ state }) => state === "unhealthy");
  return { of: code === undefined || seen ? "service" : "task", service, words };
}

const counted = (targets: readonly TargetFact[]): string => {
  const { healthy, total } = countTargets(targets);
  return `${healthy} of ${total} healthy`;
};

/** `arn:…:targetgroup/NAME/ID` */
const nameIn = (arn: string): string => arn.split("/").at(-2) ?? arn;
