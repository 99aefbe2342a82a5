import { listOf, recordOf, textOf } from "../json";
import type { Source } from "./source";

/** A definition brings its authorizers with it, and may not bring the permission to ask them. */
export function warnOfAuthorizers(source: Source): void {
  const { document, isOpenApi3 } = source;
  const place = isOpenApi3 ? ["components", "securitySchemes"] : ["securityDefinitions"];
  const schemes = recordOf(isOpenApi3 ? recordOf(document.components).securitySchemes : document.securityDefinitions);
  for (const [name, scheme] of Object.entries(schemes)) {
    const authorizer = recordOf(scheme)["x-amazon-apigateway-authorizer"];
    if (authorizer === undefined) continue;
    source.warn([...place, name], wordsFor(name, recordOf(authorizer)));
  }
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
function wordsFor(name: string, { type, providerARNs, authorizerCredentials }: Record<string, unknown>): string {
  const brought = `The authorizer “${name}” comes with the file and decides who may call its methods.`;
  if (textOf(type)?.toLowerCase() === "cognito_user_pools") {
    const pools = listOf(providerARNs).length;
    return `${brought} It asks ${pools === 1 ? "a user pool" : `${pools} user pools`}, which must be there.`;
  }
  return authorizerCredentials === undefined
    ? `${brought} Its function's policy has to let API Gateway call it (aws lambda add-permission); otherwise every request is refused.`
    : `${brought} Its role has to be there and to let API Gateway call the function; otherwise every request is refused.`;
}
