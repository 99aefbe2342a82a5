/** Models, as they are kept: definitions bring them. */
import type { Model } from "@aws-sdk/client-api-gateway";
import { AwsError } from "../../../protocol/aws-error";
import { notFound } from "../errors";
import { idOf } from "../import/extensions";
import { withReferences } from "../import/models";
import type { Operation } from "../model";
import { byName, pageOf } from "../paging";
import { findRestApi, own } from "../tables";
import { isBuiltIn, modelsOf } from "./built-in";

const getModels: Operation<"GetModels"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const all = byName(modelsOf(api)).map(([name, schema]) => show(api.id, name, schema));
  return pageOf(all, ({ name }) => name, input);
};

const getModel: Operation<"GetModel"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  if (input.flatten) {
    throw new AwsError("NotImplemented", "GetModel with flatten is not offered by this endpoint", 501);
  }
  const name = input.modelName ?? "";
  const schema = own(modelsOf(api), name);
  if (!schema) throw notFound(`Invalid model name specified: ${name}`);
  return show(api.id, name, schema);
};

/** Its schema refers to others by their address (developer guide, "Data models for REST APIs"). */
function show(restApiId: string, name: string, schema: object): Model & { name: string } {
  const address = `https://apigateway.amazonaws.com/restapis/${restApiId}/models/`;
  return {
    id: idOf(name),
    name,
    ...(isBuiltIn(name, schema) ? { description: `This is a default ${name.toLowerCase()} schema model` } : {}),
    contentType: "application/json",
    schema: JSON.stringify(withReferences(schema, address)),
  };
}

export const modelHandlers = { GetModels: getModels, GetModel: getModel };
