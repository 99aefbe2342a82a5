import { defineType } from "./resource-type";
import { structure, text, textMap } from "./shapes";

export const ssmParameter = defineType({
  type: "AWS::SSM::Parameter",
  schema: structure({
    Name: text.optional(),
    Type: text,
    Value: text,
    Description: text.optional(),
    AllowedPattern: text.optional(),
    DataType: text.optional(),
    Tier: text.optional(),
    Tags: textMap.optional(),
  }),
  replaces: ["Name"],
  nameProperty: "Name",
  attributeNames: ["Type", "Value"],

  async create({ call, properties, name, tags }) {
    const { Tags = {}, Type, Tier, ...settings } = properties;
    const Name = properties.Name ?? `CFN-${name(200)}`;
    const own = Object.entries(Tags).map(([Key, Value]) => ({ Key, Value }));
    const kinds = { Type: Type as "String", Tier: Tier as "Standard" | undefined };
    await call("ssm", "PutParameter", { ...settings, ...kinds, Name, Tags: tags(own) });
    return Name;
  },

  async update({ call, id, properties, tags }) {
    const { Tags = {}, Type, Tier, ...settings } = properties;
    const kinds = { Type: Type as "String", Tier: Tier as "Standard" | undefined };
    await call("ssm", "PutParameter", { ...settings, ...kinds, Name: id, Overwrite: true });
    const own = Object.entries(Tags).map(([Key, Value]) => ({ Key, Value }));
    await call("ssm", "AddTagsToResource", { ResourceType: "Parameter", ResourceId: id, Tags: tags(own) });
  },

  async attributes({ properties }) {
    return { Type: properties.Type, Value: properties.Value };
  },

  async delete({ call, id }) {
    await call("ssm", "DeleteParameter", { Name: id });
  },

  async read({ call, id }) {
    const { Parameter } = await call("ssm", "GetParameter", { Name: id });
    return Parameter && { Name: id, Type: Parameter.Type, Value: Parameter.Value };
  },
});
