/** Gateway responses: those that definitions bring, and AWS's own for the rest. */
import type { GatewayResponse, GatewayResponseType } from "@aws-sdk/client-api-gateway";
import { AwsError } from "../../../protocol/aws-error";
import { defined, recordOf, textMap, textOf } from "../import/json";
import type { Operation, RestApiRecord } from "../model";
import { pageOf } from "../paging";
import { findRestApi, own } from "../tables";
import { classOf, isResponseType, RESPONSE_TYPES, statusOf } from "./types";

const getGatewayResponses: Operation<"GetGatewayResponses"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const { items, position } = pageOf(RESPONSE_TYPES, (type) => type, input);
  return { items: items.map((type) => show(api, type)), position };
};

const getGatewayResponse: Operation<"GetGatewayResponse"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  return show(api, checked(input.responseType ?? ""));
};

function checked(type: string): GatewayResponseType {
  if (isResponseType(type)) return type;
  const message = `Value '${type}' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: [${RESPONSE_TYPES.join(", ")}]`;
  throw new AwsError("ValidationException", `1 validation error detected: ${message}`, 400);
}

/** AWS fills in what was not said, and says of one that was never set what its class has. */
function show({ extensions }: RestApiRecord, responseType: GatewayResponseType): GatewayResponse {
  const kept = extensions?.gatewayResponses;
  const set = own(kept, responseType);
  const { statusCode, responseParameters, responseTemplates } = recordOf(set ?? own(kept, classOf(responseType)));
  return defined({
    responseType,
    statusCode: textOf(statusCode) ?? statusOf(responseType),
    responseParameters: textMap(responseParameters) ?? {},
    responseTemplates: textMap(responseTemplates) ?? TEMPLATES,
    defaultResponse: set === undefined,
  });
}

const TEMPLATES = { "application/json": '{"message":$context.error.messageString}' };

export const gatewayResponseHandlers = {
  GetGatewayResponses: getGatewayResponses,
  GetGatewayResponse: getGatewayResponse,
};
