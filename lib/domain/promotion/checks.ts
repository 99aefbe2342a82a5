import type { Binding } from "@/lib/contracts/environments";
import type { OperationSummary } from "@/lib/contracts/operations";
import type { PromotionCheck } from "@/lib/contracts/promotion";
import type { RequestPath } from "@/lib/contracts/request-path";
import { causesOf } from "../causes";
import { environmentHref } from "../diagnosis/cli";
import type { Environment } from "../environment";
import { isHealthy } from "../health";
import { countTargets } from "../request-path/target-hop";
import type { Trial } from "./trial";

/** Names that are missing and not given: `asked` when the promotion has been given its bindings already. */
export function bindingsGiven({ stage, missing }: Trial, asked: boolean): PromotionCheck[] {
  if (missing.length === 0) return [];
  const names = missing.join(", ");
  return [
    {
      code: "bindings.given",
      verdict: asked ? "fail" : "warn",
      words: `${stage.stage}: ${names} ${missing.length === 1 ? "is" : "are"} not set; the promotion asks for ${missing.length === 1 ? "it" : "them"}.`,
      remedy: { text: `Choose a load balancer for ${names}.` },
    },
  ];
}

/** Each binding that the upstream's snapshot uses leads somewhere. */
export const bindingsResolve = ({ stage, bindings }: Trial): PromotionCheck[] =>
  bindings
    .filter(({ kind }) => kind !== "plain")
    .map((binding) => ({ code: "binding.resolves", ...resolution(stage.stage, binding), ...fix(stage, binding) }));

function resolution(
  stage: string,
  { name, value, kind, loadBalancerName }: Binding,
): Pick<PromotionCheck, "verdict" | "words"> {
  if (kind === "loadBalancer") {
    return { verdict: "ok", words: `${stage}: ${name} resolves to load balancer ${loadBalancerName ?? value}.` };
  }
  if (kind === "unresolved") return { verdict: "fail", words: `${stage}: ${name} does not resolve: ${value}.` };
  if (kind === "externalHost") {
    return { verdict: "warn", words: `${stage}: ${name} leads to ${value}, outside this account: not checked.` };
  }
  return { verdict: "unknown", words: `${stage}: the load balancers could not be read, so ${name} is not checked.` };
}

const fix = ({ apiId, stage }: Trial["stage"], { kind }: Binding): Pick<PromotionCheck, "remedy"> =>
  kind === "unresolved"
    ? {
        remedy: { text: "Bind it to a load balancer that exists.", href: `${environmentHref(apiId, stage)}#variables` },
      }
    : {};

/** Every way arrives at a healthy target. Fail-open counts as no. Ways that end outside are warned of above. */
export function targetsHealthy({ stage, paths }: Trial): PromotionCheck[] {
  const followed = paths.filter((path) => !path.hops.some(({ code }) => code === "host.external"));
  if (followed.length === 0) return [];
  const bad = followed.filter((path) => !arrives(path));
  const code = "targets.healthy";
  if (bad.length === 0) {
    const { healthy, total } = countTargets(distinctTargets(followed));
    const words =
      total === 0
        ? `${stage.stage}: every method is answered.`
        : `${stage.stage}: ${healthy}/${total} targets are healthy.`;
    return [{ code, verdict: "ok", words }];
  }
  const causes = causesOf(bad);
  const cause = causes.find(({ verdict }) => verdict !== "warn") ?? causes[0];
  const verdict = cause?.verdict === "unknown" ? "unknown" : "fail";
  const words = `${stage.stage}: no healthy target. ${cause?.message ?? ""}`.trim();
  return [{ code, verdict, words, ...(cause?.remedy ? { remedy: cause.remedy } : {}) }];
}

/** A way that ends before any target group (a mock) arrives when nothing fails on it. */
function arrives({ hops, targets }: RequestPath): boolean {
  if (targets.some(({ state }) => state === "healthy")) return true;
  return hops.every(({ kind, verdict }) => kind !== "targetGroup" && (verdict === "ok" || verdict === "warn"));
}

const distinctTargets = (paths: readonly RequestPath[]) => [
  ...new Map(paths.flatMap(({ targets }) => targets.map((target) => [target.label, target] as const))).values(),
];

/** A target stage bound to the upstream's load balancer would test nothing of its own. */
export function ownLoadBalancer(upstream: Environment, { stage, bindings }: Trial): PromotionCheck[] {
  const theirs = new Set(upstream.summary.bindings.flatMap(({ loadBalancerArn }) => loadBalancerArn ?? []));
  return bindings
    .filter(({ loadBalancerArn }) => loadBalancerArn !== undefined && theirs.has(loadBalancerArn))
    .map(({ name, loadBalancerName }) => ({
      code: "binding.own",
      verdict: "fail" as const,
      words: `${stage.stage}: ${name} leads to ${loadBalancerName}, the load balancer of ${upstream.summary.stage}.`,
      remedy: {
        text: `Bind ${name} to a load balancer of its own.`,
        href: `${environmentHref(stage.apiId, stage.stage)}#variables`,
      },
    }));
}

/** No rollout is under way behind the target. */
export function rolloutSettled({ stage, paths }: Trial): PromotionCheck[] {
  const rolling = paths.flatMap(({ hops }) => hops).find(({ code }) => code === "service.rollout");
  if (!rolling) return [{ code: "rollout.settled", verdict: "ok", words: `${stage.stage}: no rollout is under way.` }];
  return [{ code: "rollout.settled", verdict: "fail", words: rolling.words, remedy: rolling.remedy }];
}

/** Nothing else changes the target now; the upstream should not be changing either. */
export function noOperation(
  upstream: OperationSummary | undefined,
  target: OperationSummary | undefined,
): PromotionCheck[] {
  const check = (running: OperationSummary, verdict: "fail" | "warn"): PromotionCheck => ({
    code: "operation.none",
    verdict,
    words: `${running.title} is running.`,
    remedy: { text: "Wait until it is through, or cancel it.", href: `/operations/${running.id}` },
  });
  return [...(target ? [check(target, "fail")] : []), ...(upstream ? [check(upstream, "warn")] : [])];
}

export function upstreamHealthy({ summary }: Environment): PromotionCheck[] {
  if (isHealthy(summary.health)) {
    return [{ code: "upstream.healthy", verdict: "ok", words: `${summary.stage} is healthy.` }];
  }
  return [
    {
      code: "upstream.healthy",
      verdict: "warn",
      words: `${summary.stage} is ${summary.health}. ${summary.reason ?? ""}`.trim(),
      remedy: { text: "Look at it first.", href: environmentHref(summary.apiId, summary.stage) },
    },
  ];
}
