import "server-only";
import { type GatewayResponse, GetGatewayResponsesCommand } from "@aws-sdk/client-api-gateway";
import type { Json } from "@/lib/domain/definition/json";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { call } from "../../call";
import { API_GATEWAY_PAGE, allPages } from "../pages";

/** The gateway responses that somebody has set. @throws AwsFailure */
export async function readGatewayResponses(restApiId: string): Promise<Parts> {
  const responses = await allPages(async (position) => {
    const answer = await call(new GetGatewayResponsesCommand({ restApiId, limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return readParts({ "x-amazon-apigateway-gateway-responses": responsesOf(responses) });
}

/** By type. AWS lists its own beside them. */
export const responsesOf = (responses: readonly GatewayResponse[]): Json =>
  Object.fromEntries(
    responses
      .filter(({ defaultResponse }) => !defaultResponse)
      .map(({ responseType = "", defaultResponse, ...response }) => [responseType, response]),
  );
