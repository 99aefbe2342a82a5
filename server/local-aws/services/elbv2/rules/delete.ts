import type { Verb } from "../module";
import { rules } from "../records";
import { runtimeOf } from "../runtime";
import { forgetTags } from "../tags/tags";
import { topologyChanged } from "../topology";
import { ruleForChange } from "./modify";

export const deleteRule: Verb<"DeleteRule"> = ({ RuleArn = "" }, { world, region }) => {
  const rule = ruleForChange(world, region, RuleArn, "deleted");
  rules(world, region).delete(rule.RuleArn);
  forgetTags(world, region, rule.RuleArn);
  runtimeOf(world).groupTurns.delete(rule.RuleArn);
  topologyChanged(world, region);
  return {};
};
