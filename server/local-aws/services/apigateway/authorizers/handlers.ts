/** Authorizers, as they are kept: the security schemes of definitions that have one. */
import type { Authorizer, AuthorizerType } from "@aws-sdk/client-api-gateway";
import { notFound } from "../errors";
import { AUTHORIZER, idOf } from "../import/extensions";
import { defined, type Json, recordOf, textOf, textsOf } from "../import/json";
import type { Operation, RestApiRecord } from "../model";
import { byName, pageOf } from "../paging";
import { findRestApi } from "../tables";

const getAuthorizers: Operation<"GetAuthorizers"> = (input, context) =>
  pageOf(authorizersOf(findRestApi(context, input.restApiId)), ({ name }) => name, input);

const getAuthorizer: Operation<"GetAuthorizer"> = (input, context) => {
  const all = authorizersOf(findRestApi(context, input.restApiId));
  const found = all.find(({ id }) => id === input.authorizerId);
  if (!found) throw notFound("Invalid Authorizer identifier specified");
  return found;
};

const authorizersOf = ({ extensions }: RestApiRecord) =>
  byName(extensions?.authorizers ?? {}).map(([name, scheme]) => show(name, scheme));

/** Where the definition says no time to keep answers, AWS says none either. */
function show(name: string, scheme: Json): Authorizer & { name: string } {
  const how = recordOf(scheme[AUTHORIZER]);
  const type = textOf(how.type)?.toUpperCase() as AuthorizerType | undefined;
  const ttl = textOf(how.authorizerResultTtlInSeconds);
  const providerARNs = textsOf(how.providerARNs);
  return defined({
    id: idOf(name),
    name,
    type,
    providerARNs: providerARNs.length > 0 ? providerARNs : undefined,
    authType: textOf(scheme["x-amazon-apigateway-authtype"]),
    authorizerUri: textOf(how.authorizerUri),
    authorizerCredentials: textOf(how.authorizerCredentials),
    identitySource: textOf(how.identitySource) ?? headerOf(scheme, type),
    identityValidationExpression: textOf(how.identityValidationExpression),
    authorizerResultTtlInSeconds: ttl === undefined ? undefined : Number(ttl),
  });
}

/** The header that the scheme names holds the token; what looks at the whole request says itself what matters. */
const headerOf = ({ name, in: place }: Json, type: string | undefined): string | undefined =>
  type !== "REQUEST" && place === "header" && textOf(name) ? `method.request.header.${textOf(name)}` : undefined;

export const authorizerHandlers = { GetAuthorizers: getAuthorizers, GetAuthorizer: getAuthorizer };
