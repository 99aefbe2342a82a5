import { type Json, type Path, recordOf, textMap, textOf } from "../json";
import type { MethodShape } from "../settings";
import type { Source } from "./source";

/** API Gateway maps only what the method declares, and answers only with what it declares (API reference). */
export function checkMappings(source: Source, extension: Json, method: MethodShape, path: Path): void {
  for (const [target, from] of Object.entries(textMap(extension.requestParameters))) {
    const asked = /^method\.request\.(?:multivalue)?((?:path|querystring|header)\..+)$/.exec(from)?.[1];
    if (asked === undefined || Object.hasOwn(method.requestParameters ?? {}, `method.request.${asked}`)) continue;
    source.problem(
      [...path, "requestParameters", target],
      `${target} is taken from ${from}, which the method does not declare among its parameters.`,
    );
  }
  // A proxy answers with what it is answered; AWS's own exports have statuses of it that the method does not declare.
  if (textOf(extension.type)?.toLowerCase().endsWith("_proxy")) return;
  for (const [pattern, value] of Object.entries(recordOf(extension.responses))) {
    checkResponse(source, recordOf(value), method, [...path, "responses", pattern]);
  }
}

function checkResponse(source: Source, response: Json, { methodResponses = {} }: MethodShape, path: Path): void {
  const status = textOf(response.statusCode) ?? "";
  const declared = Object.hasOwn(methodResponses, status) ? methodResponses[status] : undefined;
  if (!declared) {
    source.problem(
      [...path, "statusCode"],
      status
        ? `The integration answers with ${status}, which the method does not declare among its responses.`
        : "The integration's response needs a statusCode.",
    );
    return;
  }
  for (const target of Object.keys(textMap(response.responseParameters))) {
    if (Object.hasOwn(declared.responseParameters ?? {}, target)) continue;
    source.problem(
      [...path, "responseParameters", target],
      `The integration sets ${target}, which the method's response ${status} does not declare among its headers.`,
    );
  }
}
