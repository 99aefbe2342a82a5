import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";
import { literalText, templateFor } from "../mapping/template";
import { responseIds } from "../upstream/headers";
import { mappedHeaders, selectResponse } from "./response";

const JSON_TYPE = "application/json";

/** MOCK: the request template names a status (`{"statusCode": 200}`), and that selects the response. */
export async function runMock(invocation: Invocation): Promise<void> {
  const { request, response, requestId } = invocation;
  const selected = selectResponse(invocation, String(mockStatus(invocation)));
  const templates = Object.entries(selected.responseTemplates ?? {});
  const [type, template] = templates.find(([key]) => key === JSON_TYPE) ?? templates[0] ?? [JSON_TYPE, ""];
  const body = literalText(template);
  request.resume();
  const headers = ["Content-Type", type, "Content-Length", String(Buffer.byteLength(body))];
  const all = [...headers, ...mappedHeaders(selected, invocation), ...responseIds(requestId)];
  response.writeHead(Number(selected.statusCode), all).end(body);
}

function mockStatus({ integration, request }: Invocation): number {
  const template = templateFor(integration.requestTemplates, request.headers["content-type"] ?? JSON_TYPE);
  const status = statusIn(template ? literalText(template.text) : "");
  if (status === undefined) {
    throw new GatewayError("configuration", "integration", "unable to parse statusCode: it should be an integer");
  }
  return status;
}

function statusIn(text: string): number | undefined {
  try {
    const status = Number((JSON.parse(text) as { statusCode?: unknown } | null)?.statusCode);
    return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
  } catch {
    return undefined;
  }
}
