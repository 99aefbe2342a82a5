import type { Elbv2Handlers } from "../module";
import { createRule } from "./create";
import { deleteRule } from "./delete";
import { describeRules } from "./describe";
import { modifyRule, setRulePriorities } from "./modify";

export const ruleHandlers: Elbv2Handlers = {
  CreateRule: createRule,
  DescribeRules: describeRules,
  ModifyRule: modifyRule,
  SetRulePriorities: setRulePriorities,
  DeleteRule: deleteRule,
};
