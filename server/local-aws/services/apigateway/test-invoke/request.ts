/** The request that a test call simulates. */
import type { TestInvokeMethodRequest } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import { matchRoute } from "../execute/routing/routes";
import type { MethodRecord, ResourceRecord } from "../model";
import { findMethod, findResource, own, type Scope } from "../tables";

/** The method itself, or the resource's ANY, which answers every verb. @throws AwsError NotFoundException */
export function methodToTest(scope: Scope, input: TestInvokeMethodRequest) {
  const resource = findResource(scope, input.restApiId, input.resourceId);
  const verb = input.httpMethod ?? "";
  const any = own(resource.methods, verb) === undefined && /^[A-Z]+$/.test(verb);
  const { method } = findMethod(scope, any ? { ...input, httpMethod: "ANY" } : input);
  // ANY is no verb that could be sent; what AWS sends then is unconfirmed.
  return { resource, method, verb: verb === "ANY" ? "GET" : verb };
}

export interface Target {
  path: string;
  /** With its question mark, or empty. */
  query: string;
  pathParameters: Record<string, string>;
}

/** Without a path of its own the call is for the resource's, and then no path parameter has a value. */
export function targetOf(pathWithQueryString: string | undefined, resource: ResourceRecord): Target {
  const [, path = "", query = ""] = /^([^?]*)(\?.*)?$/s.exec(sendable(pathWithQueryString ?? "")) ?? [];
  if (path === "") return { path: resource.path, query, pathParameters: {} };
  const absolute = path.startsWith("/") ? path : `/${path}`;
  const match = matchRoute({ resources: [resource] }, absolute);
  if (!match) throw badRequest(`Invalid path specified: ${path} is not a path of the resource ${resource.path}`);
  return { path: absolute, query, pathParameters: match.pathParameters };
}

/** What HTTP does not allow in a request line, percent-encoded; half a character becomes a replacement character. */
const sendable = (text: string) =>
  Buffer.from(text)
    .toString()
    .replace(/[^\x21-\x7e]+/gu, encodeURIComponent);

/** They frame the simulated message, which is ours to do. */
const FRAMING = new Set(["connection", "content-length", "expect", "host", "transfer-encoding", "upgrade"]);

/** Name and value of each header as asked for, single and multiple ones together. */
export function headersOf({ headers, multiValueHeaders }: TestInvokeMethodRequest): [string, string][] {
  const multiple = new Set(Object.keys(multiValueHeaders ?? {}).map((name) => name.toLowerCase()));
  const single = Object.entries(headers ?? {}).filter(([name]) => !multiple.has(name.toLowerCase()));
  const all = [
    ...single,
    ...Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  ];
  return all.filter(([name]) => !FRAMING.has(name.toLowerCase()));
}

/** A test call asks for no credentials and no API key (developer guide, "Use the API Gateway console to test"). */
export function integrationOf({ methodIntegration }: MethodRecord) {
  if (!methodIntegration) throw badRequest("No integration defined for method");
  return methodIntegration;
}
