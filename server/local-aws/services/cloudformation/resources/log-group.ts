import type { Call } from "../calls";
import { defineType } from "./resource-type";
import { integer, structure, tagList, text } from "./shapes";
import { asList, asMap } from "./tags";

export const logGroup = defineType({
  type: "AWS::Logs::LogGroup",
  schema: structure({
    LogGroupName: text.optional(),
    RetentionInDays: integer.optional(),
    LogGroupClass: text.optional(),
    KmsKeyId: text.optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["LogGroupName", "LogGroupClass", "KmsKeyId"],
  nameProperty: "LogGroupName",
  attributeNames: ["Arn"],

  async create({ call, properties, name, made, tags }) {
    const { LogGroupName = name(512), KmsKeyId, RetentionInDays } = properties;
    const logGroupClass = properties.LogGroupClass as "STANDARD" | undefined;
    const own = asMap(tags(properties.Tags));
    await call("logs", "CreateLogGroup", { logGroupName: LogGroupName, kmsKeyId: KmsKeyId, logGroupClass, tags: own });
    made(LogGroupName);
    if (RetentionInDays !== undefined) {
      await call("logs", "PutRetentionPolicy", { logGroupName: LogGroupName, retentionInDays: RetentionInDays });
    }
    return LogGroupName;
  },

  async find(request) {
    const logGroupName = request.properties.LogGroupName ?? request.name(512);
    const found = await find(request.call, logGroupName);
    if (found?.arn === undefined) return undefined;
    const { tags } = await request.call("logs", "ListTagsForResource", { resourceArn: found.arn.replace(/:\*$/, "") });
    const own = asMap(request.tags());
    return tags?.["aws:cloudformation:stack-id"] === own["aws:cloudformation:stack-id"] ? logGroupName : undefined;
  },

  async update({ call, id, properties, attributes, tags }) {
    const { RetentionInDays } = properties;
    if (RetentionInDays === undefined) await call("logs", "DeleteRetentionPolicy", { logGroupName: id });
    else await call("logs", "PutRetentionPolicy", { logGroupName: id, retentionInDays: RetentionInDays });
    const resourceArn = String(attributes.Arn).replace(/:\*$/, "");
    const before = await call("logs", "ListTagsForResource", { resourceArn });
    const after = asMap(tags(properties.Tags));
    const gone = Object.keys(before.tags ?? {}).filter((key) => !Object.hasOwn(after, key));
    await call("logs", "TagResource", { resourceArn, tags: after });
    if (gone.length > 0) await call("logs", "UntagResource", { resourceArn, tagKeys: gone });
  },

  async attributes({ call, id }) {
    return { Arn: (await find(call, id))?.arn ?? "" };
  },

  async delete({ call, id }) {
    await call("logs", "DeleteLogGroup", { logGroupName: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    return { LogGroupName: id, RetentionInDays: found.retentionInDays, LogGroupClass: found.logGroupClass };
  },

  async readTags({ call, attributes }) {
    const resourceArn = String(attributes.Arn).replace(/:\*$/, "");
    return asList((await call("logs", "ListTagsForResource", { resourceArn })).tags);
  },
});

async function find(call: Call, name: string) {
  const { logGroups = [] } = await call("logs", "DescribeLogGroups", { logGroupNamePrefix: name });
  return logGroups.find((group) => group.logGroupName === name);
}
