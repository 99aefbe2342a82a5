/** What definitions say of an API as a whole beside its paths: validators, gateway responses, authorizers. */
import { createHash } from "node:crypto";
import { isResponseType } from "../gateway-responses/types";
import type { ApiExtensions } from "../model";
import { defined, isRecord, type Json, recordOf, textMap, textOf } from "./json";
import { partsOf, resolved, type Source } from "./source";

export const AUTHORIZER = "x-amazon-apigateway-authorizer";

export function readExtensions(source: Source): ApiExtensions {
  warnOfOthers(source);
  return {
    requestValidators: validatorsOf(source.document),
    gatewayResponses: gatewayResponsesOf(source),
    authorizers: authorizersOf(source),
  };
}

/** Of a validator or an authorizer: made of its name, so that importing the same again changes nothing. */
export const idOf = (name: string): string => createHash("sha256").update(name).digest("hex").slice(0, 6);

function validatorsOf(document: Json): ApiExtensions["requestValidators"] {
  return mapped(document["x-amazon-apigateway-request-validators"], (value) => ({
    validateRequestBody: value.validateRequestBody === true,
    validateRequestParameters: value.validateRequestParameters === true,
  }));
}

function gatewayResponsesOf({ document, notes }: Source): ApiExtensions["gatewayResponses"] {
  const said = mapped(document["x-amazon-apigateway-gateway-responses"], (value) =>
    defined({
      statusCode: textOf(value.statusCode),
      responseParameters: textMap(value.responseParameters),
      responseTemplates: textMap(value.responseTemplates),
    }),
  );
  for (const type of Object.keys(said).filter((name) => !isResponseType(name))) {
    notes.error(`Unable to put gateway response '${type}': Invalid gateway response type specified`);
  }
  return said;
}

function authorizersOf(source: Source): ApiExtensions["authorizers"] {
  const schemes = partsOf(source, "securitySchemes", "securityDefinitions");
  const entries = Object.entries(schemes)
    .map(([name, scheme]) => [name, resolved(source, scheme)] as const)
    .filter(([, scheme]) => scheme[AUTHORIZER] !== undefined);
  for (const [name, scheme] of entries) {
    const type = textOf(recordOf(scheme[AUTHORIZER]).type) ?? "";
    if (/^(token|request|cognito_user_pools)$/i.test(type)) continue;
    source.notes.error(`Unable to create authorizer '${name}': Invalid authorizer type specified`);
  }
  return Object.fromEntries(entries);
}

const mapped = <T>(value: unknown, read: (one: Json) => T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([name, one]) => (isRecord(one) ? [[name, read(one)]] : [])),
  );

/** Where each is read: here, in `definition.ts`, `method.ts`, `security.ts` or in the handlers; the last one says nothing. */
const KNOWN =
  /^x-amazon-apigateway-(api-key-source|binary-media-types|minimum-compression-size|policy|endpoint-configuration|request-validators?|gateway-responses|any-method|integration|auth|importexport-version)$/;

/** Nothing is passed over in silence: what an extension asks for and does not get is told. */
function warnOfOthers({ document, notes }: Source): void {
  const operations = Object.values(recordOf(document.paths)).flatMap((item) => [
    item,
    ...Object.values(recordOf(item)),
  ]);
  for (const place of [document, ...operations]) {
    for (const name of Object.keys(recordOf(place))) {
      if (!name.startsWith("x-amazon-apigateway-") || KNOWN.test(name)) continue;
      notes.warn(`Extension '${name}' is not supported, skipping`);
    }
  }
}
