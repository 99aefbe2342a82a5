import { defineType } from "../resource-type";
import { integer, structure, text, texts } from "../shapes";
import { action, asActions } from "./actions";
import { isMarked } from "./tags";

const values = structure({ Values: texts.optional() });

const condition = structure({
  Field: text.optional(),
  Values: texts.optional(),
  HostHeaderConfig: values.optional(),
  PathPatternConfig: values.optional(),
  HttpRequestMethodConfig: values.optional(),
  SourceIpConfig: values.optional(),
  HttpHeaderConfig: structure({ HttpHeaderName: text.optional(), Values: texts.optional() }).optional(),
  QueryStringConfig: structure({
    Values: structure({ Key: text.optional(), Value: text.optional() }).array().optional(),
  }).optional(),
});

export const listenerRule = defineType({
  type: "AWS::ElasticLoadBalancingV2::ListenerRule",
  schema: structure({
    ListenerArn: text,
    Priority: integer,
    Conditions: condition.array(),
    Actions: action.array(),
  }),
  replaces: ["ListenerArn"],
  attributeNames: ["RuleArn", "IsDefault"],

  async create({ call, properties, tags }) {
    const input = { ...properties, Actions: asActions(properties.Actions), Tags: tags() };
    const { Rules } = await call("elasticloadbalancing", "CreateRule", input);
    return Rules?.[0]?.RuleArn ?? "";
  },

  async find({ call, properties, tags }) {
    const { ListenerArn } = properties;
    const { Rules = [] } = await call("elasticloadbalancing", "DescribeRules", { ListenerArn });
    const arn = Rules.find((rule) => rule.Priority === String(properties.Priority))?.RuleArn;
    return arn !== undefined && (await isMarked(call, arn, tags())) ? arn : undefined;
  },

  async update({ call, id, properties, previous }) {
    const { Priority, Conditions, Actions } = properties;
    await call("elasticloadbalancing", "ModifyRule", { RuleArn: id, Conditions, Actions: asActions(Actions) });
    if (Priority === previous.Priority) return;
    await call("elasticloadbalancing", "SetRulePriorities", { RulePriorities: [{ RuleArn: id, Priority }] });
  },

  async attributes({ id }) {
    return { RuleArn: id, IsDefault: false };
  },

  async delete({ call, id }) {
    await call("elasticloadbalancing", "DeleteRule", { RuleArn: id });
  },

  async read({ call, id }) {
    const { Rules } = await call("elasticloadbalancing", "DescribeRules", { RuleArns: [id] });
    const found = Rules?.[0];
    return found && { Priority: Number(found.Priority), Conditions: found.Conditions, Actions: found.Actions };
  },
});
