import type { LintFinding, Severity } from "@/lib/contracts/findings";
import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { healthOfCode } from "../../diagnosis/codes";
import { about } from "../about";
import type { LintedEnvironment, LintRule } from "../account";

/** The hops that people set; what comes behind them changes by itself, and is health. */
const SET_BY_PEOPLE: ReadonlySet<HopKind> = new Set([
  "stage",
  "deployment",
  "method",
  "integration",
  "variable",
  "loadBalancer",
  "listener",
]);

/** The account's own rules say these once for all stages that they concern. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["method.undeployed", "targetGroup.twoServices"]);

/** Where what a code makes of health is not what it is worth here. */
const SEVERITY_OF: Record<string, Severity> = {
  "stage.canary": "note",
  "variable.shared": "warning",
  "listener.undecided": "note",
};

type Spot = Pick<Hop, "kind" | "verdict" | "code" | "words" | "evidence" | "remedy" | "underWay"> & { name: string };

/** Whatever is wrong with how a stage is bound: the diagnoses of its request paths, each once an environment. */
export const brokenBindings: LintRule = ({ environments }) =>
  environments.flatMap((environment) => spots(environment).flatMap((spot) => findingAt(environment, spot) ?? []));

/** All that is wrong on any way, also behind a hop that fails; and what leaves no way to follow. */
function spots({ paths, causes }: LintedEnvironment): Spot[] {
  const hops = paths.flatMap((path) => path.hops.map((hop) => ({ ...hop, name: nameOf(hop) })));
  const pathless = causes.filter(({ affects }) => affects.length === 0);
  return [
    ...pathless.map(({ hop, message, remedy, ...rest }) => ({
      ...rest,
      kind: hop,
      words: message,
      remedy: remedy ?? undefined,
      evidence: [],
      name: "",
    })),
    ...hops,
  ];
}

/** What tells a spot from others of its kind in an environment, which has one stage and one snapshot. */
const nameOf = ({ kind, id, label }: Hop): string => (kind === "stage" || kind === "deployment" ? "" : (id ?? label));

function findingAt(environment: LintedEnvironment, spot: Spot): LintFinding | undefined {
  const { code, verdict } = spot;
  if (code === undefined || spot.underWay || !SET_BY_PEOPLE.has(spot.kind)) return undefined;
  if (SAID_ELSEWHERE.has(code) || verdict === "ok" || verdict === "unreached" || code === "family.unknown")
    return undefined;
  const severity = severityOf(code);
  if (severity === undefined) return undefined;
  const { words, evidence, remedy = null } = spot;
  const finding = { ...about(environment, code, spot.name), severity, message: words, evidence, remedy };
  if (code !== "variable.shared") return finding;
  // Each of the stages says it of the others: once is enough.
  return { ...finding, id: `${code} ${environment.api.id} ${evidence[0]?.value}` };
}

/** By what the code makes of health; what passes by itself is no finding. */
function severityOf(code: string): Severity | undefined {
  if (Object.hasOwn(SEVERITY_OF, code)) return SEVERITY_OF[code];
  const health = healthOfCode(code);
  if (health === "progressing" || health === "suspended") return undefined;
  if (health === "missing" || health === "degraded") return "error";
  return health === "unknown" ? "warning" : "note";
}
