import { defineType } from "../resource-type";
import { structure, text } from "../shapes";

export const resource = defineType({
  type: "AWS::ApiGateway::Resource",
  schema: structure({ RestApiId: text, ParentId: text, PathPart: text }),
  replaces: ["RestApiId", "ParentId", "PathPart"],
  attributeNames: ["ResourceId"],

  async create({ call, properties }) {
    const { RestApiId: restApiId, ParentId: parentId, PathPart: pathPart } = properties;
    const { id = "" } = await call("apigateway", "CreateResource", { restApiId, parentId, pathPart });
    return id;
  },

  async find({ call, properties }) {
    const { items = [] } = await call("apigateway", "GetResources", { restApiId: properties.RestApiId, limit: 500 });
    return items.find((one) => one.parentId === properties.ParentId && one.pathPart === properties.PathPart)?.id;
  },

  async attributes({ id }) {
    return { ResourceId: id };
  },

  async delete({ call, id, properties }) {
    await call("apigateway", "DeleteResource", { restApiId: properties.RestApiId, resourceId: id });
  },

  async read({ call, id, properties }) {
    const { RestApiId } = properties;
    const found = await call("apigateway", "GetResource", { restApiId: RestApiId, resourceId: id });
    return { RestApiId, ParentId: found.parentId, PathPart: found.pathPart };
  },
});
