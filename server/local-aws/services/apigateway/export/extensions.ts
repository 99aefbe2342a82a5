/** What both export formats say of validators, gateway responses and authorizers (developer guide, "OpenAPI extensions"). */
import { idOf } from "../import/extensions";
import type { MethodRecord } from "../model";
import type { ExportSource } from "./operation";

export function extensionsOf({ extensions, settings }: ExportSource): object {
  if (!settings || !extensions) return {};
  const { requestValidators, gatewayResponses } = extensions;
  return {
    ...filled("x-amazon-apigateway-request-validators", requestValidators),
    ...filled("x-amazon-apigateway-gateway-responses", gatewayResponses),
  };
}

const filled = (name: string, map: object): object => (Object.keys(map).length > 0 ? { [name]: map } : {});

/** The name of the validator that a method's requests have to pass. */
export function validatorOf(method: MethodRecord, { extensions, settings }: ExportSource): object {
  const name = nameOf(extensions?.requestValidators, method.requestValidatorId);
  return settings && name !== undefined ? { "x-amazon-apigateway-request-validator": name } : {};
}

/** The authorizer that a method asks, by its scheme's name, with the scopes that it wants. */
export function authorizerOf(method: MethodRecord, { extensions }: ExportSource): object[] {
  const name = nameOf(extensions?.authorizers, method.authorizerId);
  return name === undefined ? [] : [{ [name]: method.authorizationScopes ?? [] }];
}

/** The schemes of the authorizers that methods ask; how each is asked only where it is asked for. */
export function authorizerSchemes({ resources, extensions, authorizers }: ExportSource): Record<string, object> {
  const asked = resources.flatMap((each) => Object.values(each.methods)).map((method) => method.authorizerId);
  const entries = Object.entries(extensions?.authorizers ?? {}).filter(([name]) => asked.includes(idOf(name)));
  return Object.fromEntries(
    entries.map(([name, { "x-amazon-apigateway-authorizer": how, ...scheme }]) => [
      name,
      authorizers ? { ...scheme, "x-amazon-apigateway-authorizer": how } : scheme,
    ]),
  );
}

const nameOf = (map: object | undefined, id: string | undefined): string | undefined =>
  id === undefined ? undefined : Object.keys(map ?? {}).find((name) => idOf(name) === id);
