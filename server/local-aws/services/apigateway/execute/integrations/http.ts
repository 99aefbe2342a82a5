import type { IncomingMessage } from "node:http";
import { hasBody } from "../../../../dataplane/http/headers";
import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";
import { mapRequest } from "../mapping/expressions";
import { joinQuery } from "../mapping/query";
import { literalText, templateFor } from "../mapping/template";
import { destinationOf } from "../upstream/destination";
import { gatewayHeaders } from "../upstream/headers";
import { type Head, send } from "../upstream/send";
import { endpointOf } from "./endpoint";
import { verbOf } from "./http-proxy";
import { mappedHeaders, selectResponse } from "./response";

const JSON_TYPE = "application/json";

/** HTTP: only what is mapped goes to the endpoint, and its answer becomes one of the declared responses. */
export async function runHttp(invocation: Invocation): Promise<void> {
  const mapped = mapRequest(invocation);
  const endpoint = endpointOf(invocation, mapped.path);
  const query = joinQuery(endpoint.query, "", mapped.query);
  const sent = requestBody(invocation);
  const standard = {
    Accept: [JSON_TYPE],
    "User-Agent": [`AmazonAPIGateway_${invocation.api.id}`],
    ...(sent.hasBody ? { "Content-Type": [sent.contentType] } : {}),
  };
  await send(
    invocation,
    {
      destination: destinationOf(invocation.world, endpoint),
      hostname: endpoint.hostname,
      verb: verbOf(invocation),
      path: query === "" ? endpoint.path : `${endpoint.path}?${query}`,
      headers: [...gatewayHeaders(invocation, endpoint.authority, { ...standard, ...mapped.headers }), ...sent.framing],
      body: sent.text,
    },
    (answer) => headOf(answer, invocation),
  );
}

/** The template of the request's content type, else what `passthroughBehavior` says. */
function requestBody({ integration, request }: Invocation) {
  const contentType = request.headers["content-type"] ?? JSON_TYPE;
  const templates = integration.requestTemplates;
  const template = templateFor(templates, contentType);
  if (template) {
    const text = literalText(template.text);
    return { text, contentType: template.contentType, hasBody: text !== "", framing: [] };
  }
  const refused =
    integration.passthroughBehavior === "NEVER" ||
    (integration.passthroughBehavior === "WHEN_NO_TEMPLATES" && Object.keys(templates ?? {}).length > 0);
  if (refused) throw new GatewayError("unsupportedMediaType", "integration", `no template for ${contentType}`);
  const length = request.headers["content-length"];
  return {
    text: undefined,
    contentType,
    hasBody: hasBody(request),
    framing: length === undefined ? [] : ["Content-Length", length],
  };
}

function headOf(answer: IncomingMessage, invocation: Invocation): Head {
  const selected = selectResponse(invocation, String(answer.statusCode));
  const type = answer.headers["content-type"] ?? JSON_TYPE;
  const template = templateFor(selected.responseTemplates, type);
  const headers = mappedHeaders(selected, invocation, answer);
  const status = Number(selected.statusCode);
  if (template) {
    return { status, headers: ["Content-Type", template.contentType, ...headers], body: literalText(template.text) };
  }
  const length = answer.headers["content-length"];
  const framing = length === undefined ? [] : ["Content-Length", length];
  return { status, headers: ["Content-Type", type, ...framing, ...headers] };
}
