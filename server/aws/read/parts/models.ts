import "server-only";
import { GetModelsCommand, type Model } from "@aws-sdk/client-api-gateway";
import type { Json } from "@/lib/domain/definition/json";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { call } from "../../call";
import { API_GATEWAY_PAGE, allPages } from "../pages";

/** The models of the editable API. @throws AwsFailure */
export async function readModels(restApiId: string): Promise<Parts> {
  const models = await allPages(async (position) => {
    const answer = await call(new GetModelsCommand({ restApiId, limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return readParts({ definitions: definitionsOf(models) });
}

/** As `definitions` has them. */
export const definitionsOf = (models: readonly Model[]): Json =>
  Object.fromEntries(models.map(({ name = "", schema = "" }) => [name, schemaOf(schema)]));

/** Text where it is no JSON: API Gateway keeps what it is given. */
function schemaOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
