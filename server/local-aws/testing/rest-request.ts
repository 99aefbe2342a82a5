/** Requests of a REST operation for which there is no client: what its schema puts in path, query, headers and body. */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { RawRequest } from "./raw-request";

/** @param http method and URI pattern, such as `/{Bucket}/{Key+}?list-type=2` */
export function restRequest(
  [method, pattern]: readonly [string, string, ...unknown[]],
  input: NormalizedSchema,
  values: Record<string, unknown>,
): RawRequest {
  let [target = "/", query = ""] = pattern.split("?", 2);
  const headers: Record<string, string> = {};
  let body: Uint8Array | undefined;
  for (const [name, member] of input.structIterator()) {
    const value = values[name];
    if (value === undefined) continue;
    const { httpLabel, httpQuery, httpHeader, httpPayload } = member.getMergedTraits();
    const text = String(value);
    if (httpLabel)
      target = target.replace(`{${name}}`, encodeURIComponent(text)).replace(`{${name}+}`, encodeURI(text));
    else if (httpQuery) query += `${query && "&"}${httpQuery}=${encodeURIComponent(text)}`;
    // Node sends nothing else in a header.
    else if (httpHeader) headers[httpHeader] = text.replace(/[^\x20-\x7e]/g, "?");
    else if (httpPayload) body = value as Uint8Array;
    else throw new Error(`${name} goes nowhere in ${method} ${pattern}`);
  }
  return { method, target: query ? `${target}?${query}` : target, headers, ...(body ? { body } : {}) };
}
