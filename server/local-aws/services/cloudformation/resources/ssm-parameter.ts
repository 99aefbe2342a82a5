import type { Call } from "../calls";
import { defineType } from "./resource-type";
import { structure, text, textMap } from "./shapes";
import { goneKeys } from "./tags";

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
    const after = tags(own);
    const TagKeys = goneKeys(await tagsOf(call, id), after);
    await call("ssm", "AddTagsToResource", { ResourceType: "Parameter", ResourceId: id, Tags: after });
    if (TagKeys.length > 0) {
      await call("ssm", "RemoveTagsFromResource", { ResourceType: "Parameter", ResourceId: id, TagKeys });
    }
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

  async readTags({ call, id }) {
    return Object.fromEntries((await tagsOf(call, id)).map(({ Key, Value }) => [Key, Value]));
  },
});

async function tagsOf(call: Call, id: string) {
  const { TagList = [] } = await call("ssm", "ListTagsForResource", { ResourceType: "Parameter", ResourceId: id });
  return TagList;
}
