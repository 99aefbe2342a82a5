import { AwsError } from "../../../protocol/aws-error";
import { notFound } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { SecurityGroup, SecurityGroupRule } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { tagsOf } from "../tags/tags";
import { ruleView } from "./rule-view";

interface OwnedRule {
  group: SecurityGroup;
  rule: SecurityGroupRule;
}

const FIELDS: Fields<OwnedRule> = {
  "group-id": ({ group }) => [group.groupId],
  "security-group-rule-id": ({ rule }) => [rule.ruleId],
};

export const describeSecurityGroupRules: Ec2Handlers = {
  DescribeSecurityGroupRules(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    for (const filter of input.Filters ?? []) checkGroups(tables, filter.Name, filter.Values);
    const all = tables.securityGroups.values().flatMap((group) => group.rules.map((rule) => ({ group, rule })));
    const wanted = named(all, input.SecurityGroupRuleIds);
    const found = applyFilters(wanted, input.Filters, FIELDS, ({ rule }) => tagsOf(tables, rule.ruleId));
    const { items, next } = ec2Page(found, ({ rule }) => rule.ruleId, input);
    return { SecurityGroupRules: items.map(({ group, rule }) => ruleView(group, rule, account)), NextToken: next };
  },
};

/** Unlike other filters this one refuses what does not exist. */
function checkGroups(tables: Ec2Tables, name: string | undefined, ids: readonly string[] | undefined): void {
  if (name !== "group-id") return;
  const unknown = ids?.find((id) => /^sg-[0-9a-f]+$/.test(id) && !tables.securityGroups.has(id));
  if (unknown !== undefined) throw notFound("security group", unknown);
}

function named(rules: OwnedRule[], ids: readonly string[] | undefined): OwnedRule[] {
  if (!ids?.length) return rules;
  return ids.map((id) => {
    const found = rules.find(({ rule }) => rule.ruleId === id);
    if (found) return found;
    throw new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
  });
}
