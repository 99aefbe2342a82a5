import type { Health } from "@/lib/contracts/health";
import type { Cause, Hop, RequestPath } from "@/lib/contracts/request-path";
import { taskOf } from "./cause-task";
import { healthOfCode } from "./diagnosis/codes";
import { compareHealth, compareVerdict, worstHealth } from "./health";
import { withPlace } from "./remedy-place";

/** The causes of a stage's trouble, each once with the methods it hits; worst first. */
export function causesOf(paths: readonly RequestPath[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const path of paths) {
    for (const hop of decidingHops(path)) {
      const key = `${hop.kind} ${hop.code} ${hop.id ?? hop.label}`;
      const cause = causes.get(key) ?? toCause(hop, path);
      cause.affects.push(`${path.httpMethod} ${path.path}`);
      causes.set(key, cause);
    }
  }
  return [...causes.values()].sort(worstCauseFirst);
}

/** Health by the worst cause. */
export const healthOfCauses = (causes: readonly Pick<Cause, "code">[]): Health =>
  worstHealth(causes.map(({ code }) => healthOfCode(code)));

export const worstCauseFirst = (a: Cause, b: Cause): number =>
  compareHealth(healthOfCode(a.code), healthOfCode(b.code)) || compareVerdict(a.verdict, b.verdict);

/**
 * What follows from something else is no cause. What fails hides the rest: several fail by themselves only where a
 * request may arrive at several target groups. Otherwise whatever is unknown or warns counts, each by itself.
 */
function decidingHops(path: RequestPath): Hop[] {
  const own = path.hops.filter(({ consequenceOf }) => consequenceOf === undefined);
  const failing = own.filter(({ verdict }) => verdict === "fail");
  if (failing.length > 0) return failing;
  const strangers = path.targets.filter(({ code }) => code === "target.noTask");
  return [...own, ...strangers].filter(({ verdict }) => verdict === "unknown" || verdict === "warn");
}

/** The paths, whose hops say which of the causes they are. What is under way is not among those that are shown. */
export function numberCauses(paths: readonly RequestPath[], causes: readonly Cause[]): RequestPath[] {
  const shown = causes.filter(({ underWay }) => !underWay);
  const numbered = <H extends Hop>(hop: H): H => {
    const at = shown.findIndex(
      ({ hop: kind, code, message }) => kind === hop.kind && code === hop.code && message === hop.words,
    );
    return at < 0 || hop.consequenceOf ? hop : { ...hop, cause: at + 1 };
  };
  return paths.map((path) => ({ ...path, hops: path.hops.map(numbered), targets: path.targets.map(numbered) }));
}

function toCause(hop: Hop, path: RequestPath): Cause {
  const task = taskOf(hop, path);
  return {
    hop: hop.kind,
    code: hop.code ?? "family.unknown",
    verdict: hop.verdict,
    message: hop.words,
    remedy: hop.remedy ? withPlace(hop.remedy, hop, path) : null,
    ...(task && { task }),
    affects: [],
    ...(hop.since === undefined ? {} : { since: hop.since }),
  };
}
