import type { InvokeOutcome } from "@/lib/contracts/invoke";
import type { HopKind, RequestPath } from "@/lib/contracts/request-path";

/** What came back; without a status nothing did. */
export type InvokeAnswer = Pick<InvokeOutcome, "status" | "headers" | "body">;

export interface InvokeMeaning {
  meaning: string;
  hop: HopKind;
  remedy: string;
}

interface Entry extends InvokeMeaning {
  status: number | "none";
  /** Matched against the body; absent: any. */
  body?: RegExp;
  /** Hops whose failure would explain this answer better than the table can. */
  explainedBy: HopKind[];
}

const BEFORE_TARGET: HopKind[] = ["integration", "variable", "loadBalancer"];
const AT_TARGET: HopKind[] = ["targetGroup", "target", "service", "task"];

// API Gateway's gateway responses and the load balancer's own pages; first match wins.
const TABLE: Entry[] = [
  {
    status: "none",
    meaning: "The stage's address gave no answer.",
    hop: "stage",
    remedy: "Check that the endpoint runs and that this server's network reaches it.",
    explainedBy: [],
  },
  {
    status: 403,
    body: /Missing Authentication Token/,
    meaning: "The path or method is not in the deployed snapshot (or it asks for IAM signatures).",
    hop: "method",
    remedy: "Deploy the API to this stage, or invoke one of the snapshot's paths.",
    explainedBy: ["stage", "deployment"],
  },
  {
    status: 403,
    body: /"message"\s*:\s*"Forbidden"/,
    meaning:
      "API Gateway refuses the caller: a resource policy, WAF, a missing API key, or a stage that does not exist.",
    hop: "stage",
    remedy: "Check the API's resource policy, its WAF and whether the method asks for an API key.",
    explainedBy: [],
  },
  {
    status: 429,
    body: /Too Many Requests|Limit Exceeded/,
    meaning: "API Gateway throttles this stage or the API key's quota is used up.",
    hop: "stage",
    remedy: "Wait, or raise the stage's throttling limits.",
    explainedBy: [],
  },
  {
    status: 500,
    body: /"message"\s*:\s*"Internal server error"/,
    meaning:
      "API Gateway could not make the call: the address is invalid, does not resolve, or a stage variable is not set.",
    hop: "integration",
    remedy: "Check the stage's variables.",
    explainedBy: BEFORE_TARGET,
  },
  {
    status: 504,
    body: /Endpoint request timed out/,
    meaning: "The integration did not answer within its timeout (29 s unless set otherwise).",
    hop: "target",
    remedy: "See whether the target is overloaded or cannot be reached by the load balancer.",
    explainedBy: AT_TARGET,
  },
  ...([502, 504] as const).map((status) => ({
    status,
    body: /Network error communicating with endpoint/,
    meaning: "The endpoint refused or dropped API Gateway's connection.",
    hop: "listener" as const,
    remedy: "Check that the load balancer listens on that port and that its security group lets callers in.",
    explainedBy: ["loadBalancer", "listener", ...AT_TARGET] satisfies HopKind[],
  })),
  {
    status: 502,
    body: /"message"\s*:\s*"Internal server error"/,
    meaning: "The integration's answer could not be used by API Gateway.",
    hop: "integration",
    remedy: "See the integration's log.",
    explainedBy: [],
  },
  {
    status: 503,
    body: /<html>[\s\S]*503 Service Temporarily Unavailable/i,
    meaning: "The load balancer has no registered target for this request.",
    hop: "targetGroup",
    remedy: "See whether the service runs its tasks and registers them.",
    explainedBy: ["listener", ...AT_TARGET],
  },
  {
    status: 502,
    body: /<html>[\s\S]*502 Bad Gateway/i,
    meaning: "The target broke the connection or answered garbage to the load balancer.",
    hop: "target",
    remedy: "See whether the container listens on the port and speaks HTTP.",
    explainedBy: AT_TARGET,
  },
  {
    status: 504,
    body: /<html>[\s\S]*504 Gateway Time-?out/i,
    meaning: "The target did not answer the load balancer in time.",
    hop: "target",
    remedy: "See whether the target is overloaded, or a security group drops the load balancer's connections.",
    explainedBy: AT_TARGET,
  },
];

/**
 * What a stage's answer means and which hop is at fault; null for an answer below 400.
 * @param path the request path of the invoked method: a hop known to fail says more than the answer does.
 */
export function meaningOf(answer: InvokeAnswer, path?: RequestPath): InvokeMeaning | null {
  if (answer.status !== undefined && answer.status < 400) return null;
  const entry = TABLE.find(
    ({ status, body }) => status === (answer.status ?? "none") && (body === undefined || body.test(answer.body)),
  );
  if (!entry) return fromService(answer.status ?? 0, path);
  const cause = path?.hops.find(({ verdict, kind }) => verdict === "fail" && entry.explainedBy.includes(kind));
  if (!cause) return { meaning: entry.meaning, hop: entry.hop, remedy: entry.remedy };
  return { meaning: `${entry.meaning} ${cause.words}`, hop: cause.kind, remedy: cause.remedy?.text ?? entry.remedy };
}

/** The request path of a GET on this very path. */
export const pathCalled = (paths: readonly RequestPath[], path: string): RequestPath | undefined =>
  paths.find((each) => each.path === path && /^(GET|ANY)$/.test(each.httpMethod));

/** Nothing on the way answers like this, unless a listener was told to. */
function fromService(status: number, path: RequestPath | undefined): InvokeMeaning {
  const fixed = path?.hops.find(({ code }) => code === "listener.fixedResponse" || code === "listener.redirect");
  if (fixed) return { meaning: fixed.words, hop: fixed.kind, remedy: fixed.remedy?.text ?? "" };
  return {
    meaning: `The service itself answered ${status}.`,
    hop: "task",
    remedy: status >= 500 ? "See the container's log." : "Check whether the service knows this path.",
  };
}
