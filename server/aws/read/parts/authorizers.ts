import "server-only";
import { type Authorizer, GetAuthorizersCommand } from "@aws-sdk/client-api-gateway";
import type { Json } from "@/lib/domain/definition/json";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { call } from "../../call";
import { API_GATEWAY_PAGE, allPages } from "../pages";

/** The authorizers of the editable API, whether methods ask them or not. @throws AwsFailure */
export async function readAuthorizers(restApiId: string): Promise<Parts> {
  const authorizers = await allPages(async (position) => {
    const answer = await call(new GetAuthorizersCommand({ restApiId, limit: API_GATEWAY_PAGE, position }));
    return { items: answer.items, next: answer.position };
  });
  return readParts({ securityDefinitions: schemesOf(authorizers) });
}

/** As `securityDefinitions` has them, with what is said of how each is asked. */
export const schemesOf = (authorizers: readonly Authorizer[]): Json =>
  Object.fromEntries(
    authorizers.map(({ id, name = "", authType, providerARNs, ...how }) => [
      name,
      { "x-amazon-apigateway-authorizer": { ...how, ...(providerARNs?.length && { providerARNs }) } },
    ]),
  );
