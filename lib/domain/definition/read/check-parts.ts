import { type Json, type Path, recordOf, textOf } from "../json";
import type { Source } from "./source";

/** API reference, GatewayResponse: `responseType`. */
const RESPONSE_TYPES =
  /^(DEFAULT_[45]XX|RESOURCE_NOT_FOUND|UNAUTHORIZED|INVALID_API_KEY|ACCESS_DENIED|AUTHORIZER_(FAILURE|CONFIGURATION_ERROR)|INVALID_SIGNATURE|EXPIRED_TOKEN|MISSING_AUTHENTICATION_TOKEN|INTEGRATION_(FAILURE|TIMEOUT)|API_CONFIGURATION_ERROR|UNSUPPORTED_MEDIA_TYPE|BAD_REQUEST_(PARAMETERS|BODY)|REQUEST_TOO_LARGE|THROTTLED|QUOTA_EXCEEDED|WAF_FILTERED)$/;

/** Tells what API Gateway refuses of the definition beside its paths. */
export function checkParts(source: Source): void {
  const { document, isOpenApi3 } = source;
  const schemas: Path = isOpenApi3 ? ["components", "schemas"] : ["definitions"];
  for (const name of Object.keys(partAt(document, schemas))) {
    if (!/^[A-Za-z0-9]+$/.test(name))
      source.problem([...schemas, name], `API Gateway takes letters and digits only in a model's name, not “${name}”.`);
  }
  const schemes: Path = isOpenApi3 ? ["components", "securitySchemes"] : ["securityDefinitions"];
  for (const [name, scheme] of Object.entries(partAt(document, schemes))) {
    const authorizer = recordOf(scheme)["x-amazon-apigateway-authorizer"];
    const type = textOf(recordOf(authorizer).type) ?? "";
    if (authorizer !== undefined && !/^(token|request|cognito_user_pools)$/i.test(type))
      source.problem(
        [...schemes, name],
        `“${type}” is no type of an authorizer: token, request or cognito_user_pools.`,
      );
  }
  const responses = "x-amazon-apigateway-gateway-responses";
  for (const name of Object.keys(recordOf(document[responses]))) {
    if (!RESPONSE_TYPES.test(name)) source.problem([responses, name], `API Gateway has no gateway response “${name}”.`);
  }
  checkSettings(source);
}

function checkSettings(source: Source): void {
  const key = "x-amazon-apigateway-api-key-source";
  const from = source.document[key];
  if (from !== undefined && !/^(header|authorizer)$/i.test(textOf(from) ?? ""))
    source.problem([key], "API keys come from the HEADER or from the AUTHORIZER.");
  const sizeKey = "x-amazon-apigateway-minimum-compression-size";
  const size = source.document[sizeKey];
  const isSize = Number.isInteger(Number(size)) && Number(size) >= 0 && Number(size) <= 10_485_760;
  if (size !== undefined && size !== null && !isSize)
    source.problem([sizeKey], "The minimum compression size is a whole number of bytes, from 0 to 10485760.");
}

const partAt = (document: Json, path: Path): Json =>
  path.reduce<Json>((part, name) => recordOf(part[String(name)]), document);
