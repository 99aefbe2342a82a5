import type { Invocation } from "../invocation";
import { mapRequest } from "../mapping/expressions";
import { joinQuery } from "../mapping/query";
import { destinationOf } from "../upstream/destination";
import { answerHeaders, proxyHeaders } from "../upstream/headers";
import { send } from "../upstream/send";
import { endpointOf } from "./endpoint";

/** HTTP_PROXY: method, query, headers and body go through, and so does what the endpoint answers. */
export async function runHttpProxy(invocation: Invocation): Promise<void> {
  const mapped = mapRequest(invocation);
  const endpoint = endpointOf(invocation, mapped.path);
  const query = joinQuery(endpoint.query, invocation.address.query, mapped.query);
  await send(
    invocation,
    {
      destination: destinationOf(invocation.world, endpoint),
      hostname: endpoint.hostname,
      verb: verbOf(invocation),
      path: query === "" ? endpoint.path : `${endpoint.path}?${query}`,
      headers: proxyHeaders(invocation, endpoint.authority, mapped.headers),
      body: undefined,
    },
    (answer) => ({ status: answer.statusCode ?? 0, headers: answerHeaders(answer.rawHeaders) }),
  );
}

/** The integration's own method, or the caller's where it is ANY. */
export function verbOf({ integration, request }: Invocation): string {
  const verb = integration.httpMethod;
  return verb === undefined || verb === "ANY" ? (request.method ?? "GET") : verb;
}
