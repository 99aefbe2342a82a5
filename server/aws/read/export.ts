import { z } from "zod";
import { integrationShape } from "@/lib/domain/definition/read/read-integration";
import { integrationSettingsOf } from "@/lib/domain/definition/settings";
import type { IntegrationFact, MethodFact } from "@/lib/domain/facts";

/** What of a Swagger document with the integrations extension is used here; the rest may be anything. */
const integration = z.looseObject({
  type: z.string(),
  uri: z.string().optional(),
  httpMethod: z.string().optional(),
  connectionType: z.string().optional(),
  timeoutInMillis: z.number().optional(),
});
const operation = z.looseObject({ "x-amazon-apigateway-integration": integration.optional() });
const swagger = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) });

const ANY = "x-amazon-apigateway-any-method";
const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", ANY]);

/**
 * The methods of an exported snapshot, sorted by path and method.
 * @returns null when a method lacks its integration: API Gateway deploys none without one (CreateDeployment refuses
 *   "No integration defined for method"), so the exporter left it out.
 * @throws SyntaxError when it is no Swagger document.
 */
export function parseExport(body: Uint8Array | undefined): MethodFact[] | null {
  const document = swagger.safeParse(JSON.parse(new TextDecoder().decode(body)));
  if (!document.success) throw new SyntaxError("The export is not a Swagger document.");
  const methods = Object.entries(document.data.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([verb]) => METHODS.has(verb.toLowerCase()))
      .map(([verb, value]) => methodFact(path, verb.toLowerCase(), value)),
  );
  if (methods.some((method) => method.integration === null)) return null;
  return methods.sort(byPathAndMethod);
}

export const byPathAndMethod = (a: MethodFact, b: MethodFact): number =>
  compare(a.path, b.path) || compare(a.httpMethod, b.httpMethod);

function methodFact(path: string, verb: string, value: unknown): MethodFact {
  const parsed = operation.safeParse(value);
  const found = parsed.success ? parsed.data["x-amazon-apigateway-integration"] : undefined;
  return {
    path,
    httpMethod: verb === ANY ? "ANY" : verb.toUpperCase(),
    integration: found === undefined ? null : integrationFact(found),
  };
}

function integrationFact(found: z.infer<typeof integration>): IntegrationFact {
  return {
    // The export writes `http_proxy`, the control plane `HTTP_PROXY`.
    type: found.type.toUpperCase(),
    uri: found.uri,
    httpMethod: found.httpMethod,
    connectionType: found.connectionType,
    timeoutMs: found.timeoutInMillis,
    settings: integrationSettingsOf(integrationShape(found)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
