import type { Evidence } from "@/lib/contracts/request-path";
import { awsCli, environmentHref } from "../diagnosis/cli";
import { type Finding, finding } from "../diagnosis/codes";
import { ALL_METHODS, type StageFact, type ThrottlingFact } from "../facts";

/** The account's own limits, where nobody asked for others (API Gateway quotas). */
const ACCOUNT = { rate: 10_000, burst: 5_000 };

/** What the settings of a stage do to every request; null when nothing. A stage that lets nothing through comes first. */
export function stageSettings(stage: StageFact): Finding | null {
  const limited = throttled(stage, ALL_METHODS);
  return limited?.verdict === "fail" ? limited : (canary(stage) ?? limited);
}

/** The limit of one method, or of all (`ALL_METHODS`); null when there is none below the account's. */
export function throttled(stage: StageFact, key: string): Finding | null {
  const limit = stage.throttling?.[key];
  if (!limit || ((limit.rate ?? ACCOUNT.rate) >= ACCOUNT.rate && (limit.burst ?? ACCOUNT.burst) >= ACCOUNT.burst)) {
    return null;
  }
  const what = key === ALL_METHODS ? `Stage ${stage.stage}` : key.slice(1);
  const remedy = { text: "Raise the throttling limits of the stage.", cli: raise(stage, key) };
  const evidence = limitsOf(limit);
  if (limit.rate === 0 || limit.burst === 0) {
    const words = `${what} is throttled to nothing: every call answers 429 Too Many Requests.`;
    return finding("stage.throttled", "fail", words, remedy, evidence);
  }
  const words = `${what} is throttled${limit.rate === undefined ? "" : ` to ${limit.rate} requests a second`}${limit.burst === undefined ? "" : ` (${limit.burst} at once)`}: what is more answers 429 Too Many Requests.`;
  return finding("stage.rateLimited", "warn", words, remedy, evidence);
}

/** A share of the requests goes another way. */
function canary(stage: StageFact): Finding | null {
  const { canary: found } = stage;
  if (!found) return null;
  const changed = Object.entries(found.overrides).filter(([name, value]) => stage.variables[name] !== value);
  const other = found.deploymentId === stage.deploymentId ? "" : ` to deployment ${found.deploymentId}`;
  const words = changed.length === 0 ? "" : ` with other values of ${changed.map(([name]) => name).join(", ")}`;
  return finding(
    "stage.canary",
    "warn",
    `A canary is active: ${found.percent} % of the requests go${other || " to the same deployment"}${words}. What is told here is the way of the others.`,
    {
      text: "Promote the canary or end it.",
      cli: update(stage, [{ op: "remove", path: "/canarySettings" }]),
      href: environmentHref(stage.apiId, stage.stage),
    },
    [
      { label: "Share of the canary", value: `${found.percent} %` },
      ...changed.map(([name, value]) => ({ label: `${name} of the canary`, value })),
    ],
  );
}

const limitsOf = ({ rate, burst }: ThrottlingFact): Evidence[] => [
  ...(rate === undefined ? [] : [{ label: "Requests a second", value: String(rate) }]),
  ...(burst === undefined ? [] : [{ label: "At once", value: String(burst) }]),
];

/** Back to the account's limits. The path of a method's setting has its slashes escaped as `~1`. */
function raise(stage: StageFact, key: string): string {
  const cut = key.lastIndexOf("/");
  const method = key === ALL_METHODS ? "/*/*" : `/${key.slice(0, cut).replaceAll("/", "~1")}${key.slice(cut)}`;
  return update(stage, [
    { op: "replace", path: `${method}/throttling/rateLimit`, value: String(ACCOUNT.rate) },
    { op: "replace", path: `${method}/throttling/burstLimit`, value: String(ACCOUNT.burst) },
  ]);
}

const update = ({ apiId, stage }: StageFact, patch: object[]): string =>
  awsCli(
    "apigateway",
    "update-stage",
    "--rest-api-id",
    apiId,
    "--stage-name",
    stage,
    "--patch-operations",
    JSON.stringify(patch),
  );
