import type { Hop, HopKind, RequestPath } from "@/lib/contracts/request-path";
import type { MethodFact } from "../facts";
import { worstVerdict } from "../health";
import { environmentTag } from "../ownership";
import type { HostAndPort } from "../stage-variables";
import { putRightByPort, putRightByVariable } from "./by-variable";
import { linkConsequences } from "./consequences";
import { withAges } from "./evidence-ages";
import { integrationHops } from "./integration-hops";
import { type Journey, unreached } from "./journey";
import { listenerHop } from "./listener-hop";
import { loadBalancerHop } from "./load-balancer-hop";
import { requestOf } from "./match-rule";
import { stageHops } from "./stage-hops";
import { type Arrival, isOutOfUse, targetGroupHops } from "./target-group-hop";

const BEHIND: HopKind[] = ["loadBalancer", "listener", "targetGroup", "service"];

/** Follows a request to one method hop by hop, as far as it gets, and judges every hop. */
export function traceMethod(journey: Journey): RequestPath {
  const { index, api, stage, method } = journey;
  const sent = integrationHops(journey);
  const before = [...stageHops(journey), ...sent.hops];
  if (!sent.next) return finish(journey, before);
  const balanced = loadBalancerHop(index, sent.next, method.integration?.connectionType === "VPC_LINK");
  const found = putRightByVariable(journey, balanced.hops);
  if (!balanced.next) return finish(journey, [...before, ...found]);
  const heard = listenerHop(index, balanced.next, sent.next, requestOf(method), environmentTag(api.name, stage.stage));
  const groups = heard.next ?? [];
  const isShare = groups.length > 1 && groups.some((arn) => !isOutOfUse(index, arn));
  const sentTo = pathOfGets(method, sent.next);
  const arrivals = groups.map((arn) => targetGroupHops(index, arn, { isShare, sentTo }));
  const listening = putRightByPort(journey, balanced.next, sent.next, heard.hops);
  return finish(journey, [...before, ...found, ...listening], arrivals);
}

/** Where GET requests of a method arrive at the backend; not known where the path has parameters, which a request fills. */
function pathOfGets(method: MethodFact, { path }: HostAndPort): string | undefined {
  const { httpMethod } = requestOf(method);
  return (httpMethod === "GET" || httpMethod === "ANY") && !/%7B/i.test(path) ? path : undefined;
}

function finish({ index, stage, method }: Journey, way: Hop[], arrivals: Arrival[] = []): RequestPath {
  const targets = arrivals.flatMap((arrival) => arrival.targets);
  const linked = linkConsequences(
    way,
    arrivals.map((arrival) => arrival.hops),
  );
  const strangers = targets.filter(({ code }) => code === "target.noTask");
  const verdict = worstVerdict([...linked, ...strangers].map((one) => one.verdict));
  const { httpMethod, path } = method;
  const told = withAges(index.facts, stage.apiId, linked);
  return { httpMethod, path, verdict, hops: [...told, ...rest(linked)], targets };
}

/** After a failure, what would have come; after an end of the way (external host, mock), nothing. */
function rest(hops: readonly Hop[]): Hop[] {
  const last = hops.at(-1);
  // Whatever the stage itself is like, the way is followed.
  const stopped = hops.some(
    ({ kind, verdict, code }) => kind !== "stage" && (verdict === "fail" || code === "family.unknown"),
  );
  if (!stopped || last === undefined) return [];
  const reached = Math.max(...hops.map(({ kind }) => BEHIND.indexOf(kind)));
  // A group without a service behind it ends there by nature.
  return reached >= BEHIND.indexOf("targetGroup") ? [] : BEHIND.slice(reached + 1).map(unreached);
}
