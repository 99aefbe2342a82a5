/** Who may call a method: what of the document's security schemes API Gateway knows. */
import type { ApiExtensions, MethodRecord } from "../model";
import { idOf } from "./extensions";
import { isRecord, type Json, listOf, recordOf, textOf, textsOf } from "./json";
import { partsOf, resolved, type Source } from "./source";

type Security = Pick<MethodRecord, "authorizationType" | "apiKeyRequired" | "authorizerId" | "authorizationScopes">;

/** The operation's own requirements, else the document's; `x-amazon-apigateway-auth` says it outright. */
export function securityOf(source: Source, operation: Json, authorizers: ApiExtensions["authorizers"]): Security {
  const requirements = listOf(operation.security ?? source.document.security).filter(isRecord);
  const required = requirements.flatMap((requirement) => Object.keys(requirement));
  const schemes = partsOf(source, "securitySchemes", "securityDefinitions");
  const kinds = required.map((name) => kindOf(source, name, Object.hasOwn(schemes, name) ? schemes[name] : undefined));
  const said = textOf(recordOf(operation["x-amazon-apigateway-auth"]).type)?.toUpperCase();
  const apiKeyRequired = kinds.includes("API_KEY");
  const guard = required.find((name) => Object.hasOwn(authorizers, name));
  if (guard === undefined || said === "NONE" || said === "AWS_IAM" || kinds.includes("AWS_IAM")) {
    return { authorizationType: said ?? (kinds.includes("AWS_IAM") ? "AWS_IAM" : "NONE"), apiKeyRequired };
  }
  const scopes = textsOf(requirements.find((requirement) => Object.hasOwn(requirement, guard))?.[guard]);
  return {
    authorizationType: typeOf(authorizers[guard] ?? {}),
    authorizerId: idOf(guard),
    ...(scopes.length > 0 ? { authorizationScopes: scopes } : {}),
    apiKeyRequired,
  };
}

const typeOf = (scheme: Json): string =>
  textOf(scheme["x-amazon-apigateway-authtype"])?.toLowerCase() === "cognito_user_pools"
    ? "COGNITO_USER_POOLS"
    : "CUSTOM";

function kindOf(source: Source, name: string, value: unknown): "AWS_IAM" | "CUSTOM" | "API_KEY" | undefined {
  const scheme = resolved(source, value);
  if (scheme["x-amazon-apigateway-authorizer"] !== undefined) return "CUSTOM";
  if (textOf(scheme["x-amazon-apigateway-authtype"])?.toLowerCase() === "awssigv4") return "AWS_IAM";
  if (scheme.type === "apiKey" && textOf(scheme.name)?.toLowerCase() === "x-api-key") return "API_KEY";
  source.notes.warn(`Security scheme '${name}' is not supported, skipping`);
  return undefined;
}
