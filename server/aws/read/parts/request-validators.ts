import "server-only";
import { GetRequestValidatorsCommand, type RequestValidator } from "@aws-sdk/client-api-gateway";
import type { Json } from "@/lib/domain/definition/json";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { call } from "../../call";
import { API_GATEWAY_PAGE, allPages } from "../pages";

/** The request validators of the editable API. @throws AwsFailure */
export async function readRequestValidators(restApiId: string): Promise<Parts> {
  const validators = await allPages(async (position) => {
    const answer = await call(new GetRequestValidatorsCommand({ restApiId, limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return readParts({ "x-amazon-apigateway-request-validators": validatorsOf(validators) });
}

/** By name. */
export const validatorsOf = (validators: readonly RequestValidator[]): Json =>
  Object.fromEntries(validators.map(({ id, name = "", ...validates }) => [name, validates]));
