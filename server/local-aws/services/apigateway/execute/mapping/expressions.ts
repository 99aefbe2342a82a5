/** Mapping expressions: where the value of a request or response parameter comes from. */
import type { IncomingMessage } from "node:http";
import { own } from "../../tables";
import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";
import { decoded } from "../routing/routes";
import { queryValues } from "./query";

/** The values an expression stands for, decoded; none where the request does not bring any. */
export function evaluate(expression: string, invocation: Invocation, answer?: IncomingMessage): string[] {
  const literal = /^'(.*)'$/s.exec(expression);
  if (literal) return [literal[1] ?? ""];
  const [, source = "", name = ""] = SOURCE.exec(expression) ?? [];
  const values = SOURCES[source]?.(name, invocation, answer);
  if (!values) throw new GatewayError("configuration", "integration", `mapping ${expression} is not offered`);
  return values;
}

const SOURCE =
  /^(method\.request\.(?:path|(?:multivalue)?querystring|(?:multivalue)?header)|integration\.response\.(?:multivalue)?header|stageVariables|context)\.(.+)$/;

type Source = (name: string, invocation: Invocation, answer: IncomingMessage | undefined) => string[];

const SOURCES: Record<string, Source> = {
  "method.request.path": (name, { pathParameters }) => some(own(pathParameters, name)).map(decoded),
  // A single-valued mapping of a repeated parameter takes the last.
  "method.request.querystring": (name, { address }) => queryValues(address.query, name).slice(-1),
  "method.request.multivaluequerystring": (name, { address }) => queryValues(address.query, name),
  "method.request.header": (name, { request }) => headerValues(request, name).slice(-1),
  "method.request.multivalueheader": (name, { request }) => headerValues(request, name),
  "integration.response.header": (name, _, answer) => headerValues(answer, name).slice(-1),
  "integration.response.multivalueheader": (name, _, answer) => headerValues(answer, name),
  stageVariables: (name, { stage }) => some(own(stage.variables, name)),
  context: (name, invocation) => some(contextOf(invocation)[name]),
};

const some = (value: string | undefined) => (value === undefined ? [] : [value]);

function headerValues(message: IncomingMessage | undefined, name: string): string[] {
  return message?.headersDistinct[name.toLowerCase()] ?? [];
}

/** The `$context` variables that can be told here (developer guide, "$context variables"). */
function contextOf({
  api,
  stage,
  canary,
  resource,
  request,
  requestId,
  address,
  world,
}: Invocation): Record<string, string> {
  return {
    accountId: "000000000000",
    apiId: api.id,
    stage: stage.stageName,
    deploymentId: stage.deploymentId,
    isCanaryRequest: String(canary),
    resourceId: resource.id,
    resourcePath: resource.path,
    path: `/${stage.stageName}${address.path}`,
    httpMethod: request.method ?? "",
    protocol: `HTTP/${request.httpVersion}`,
    requestId,
    requestTimeEpoch: String(world.now()),
    domainName: request.headers.host ?? "",
    "identity.sourceIp": (request.socket.remoteAddress ?? "").replace(/^::ffff:/, ""),
    "identity.userAgent": request.headers["user-agent"] ?? "",
  };
}

/** What an integration's `requestParameters` come to, by place: path values are in URL form. */
export function mapRequest(invocation: Invocation) {
  const path: Record<string, string> = {};
  const query: Record<string, string[]> = {};
  const headers: Record<string, string[]> = {};
  for (const [target, source] of Object.entries(invocation.integration.requestParameters ?? {})) {
    const [, , place, name = ""] = /^(integration\.request)\.(path|querystring|header)\.(.+)$/.exec(target) ?? [];
    if (place === "path") path[name] = pathValue(source, invocation);
    const values = place === "path" ? [] : evaluate(source, invocation);
    if (values.length === 0) continue;
    (place === "header" ? headers : query)[name] = values;
  }
  return { path, query, headers };
}

/** A path variable travels as the caller wrote it, slashes of a greedy one included; anything else is encoded. */
function pathValue(source: string, invocation: Invocation): string {
  const [, name] = /^method\.request\.path\.(.+)$/.exec(source) ?? [];
  if (name !== undefined) return own(invocation.pathParameters, name) ?? "";
  return encodeURIComponent(evaluate(source, invocation)[0] ?? "");
}
