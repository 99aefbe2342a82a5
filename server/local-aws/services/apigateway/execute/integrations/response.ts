/** Which integration response applies, and the headers it sets. */
import type { IncomingMessage } from "node:http";
import type { IntegrationResponse } from "@aws-sdk/client-api-gateway";
import { matchesInTime } from "../../../../protocol/patterns";
import { own } from "../../tables";
import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";
import { evaluate } from "../mapping/expressions";

/** The response whose pattern fits the whole status, else the one without a pattern. */
export function selectResponse({ integration, method }: Invocation, status: string): IntegrationResponse {
  const responses = Object.values(integration.integrationResponses ?? {});
  const selected =
    responses.find(({ selectionPattern }) => selectionPattern && fits(selectionPattern, status)) ??
    responses.find(({ selectionPattern }) => !selectionPattern);
  if (!selected) {
    const reason = `no match for status ${status} and no default endpoint response`;
    throw new GatewayError("configuration", "integration", reason);
  }
  if (!own(method.methodResponses, selected.statusCode ?? "")) {
    const reason = `output mapping refers to an invalid method response: ${selected.statusCode}`;
    throw new GatewayError("configuration", "integration", reason);
  }
  return selected;
}

function fits(pattern: string, status: string): boolean {
  const result = matchesInTime(`^(?:${pattern})$`, "", status);
  if (typeof result === "boolean") return result;
  throw new GatewayError("configuration", "integration", "a selection pattern is no regular expression");
}

export function mappedHeaders(selected: IntegrationResponse, invocation: Invocation, answer?: IncomingMessage) {
  return Object.entries(selected.responseParameters ?? {}).flatMap(([target, source]) => {
    const name = target.replace("method.response.header.", "");
    return evaluate(source, invocation, answer).flatMap((value) => [name, value]);
  });
}
