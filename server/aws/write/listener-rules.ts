import "server-only";
import {
  CreateRuleCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { call } from "../call";
import { allPages } from "../read/pages";
import { given, orNull, type Tags, upperTags } from "./or-null";

export interface RuleInfo {
  arn: string;
  /** Null: the listener's default. */
  priority: number | null;
  /** The path patterns, when that is all it looks at; else null. */
  paths: string[] | null;
  targetGroupArns: string[];
}

/** Which load balancer a listener is of; null when there is no such listener. */
export async function findListenerByArn(listenerArn: string) {
  const answer = await orNull(call(new DescribeListenersCommand({ ListenerArns: [listenerArn] })));
  const found = answer?.Listeners?.[0];
  if (found === undefined) return null;
  const loadBalancerArn = given(found.LoadBalancerArn, "load balancer ARN");
  return { loadBalancerArn, protocol: found.Protocol, port: found.Port };
}

export async function listRules(listenerArn: string): Promise<RuleInfo[]> {
  const rules = await allPages(async (Marker) => {
    const answer = await call(new DescribeRulesCommand({ ListenerArn: listenerArn, PageSize: 400, Marker }));
    return { items: answer.Rules, next: answer.NextMarker };
  });
  return rules.map(ruleInfo);
}

/** @throws AwsFailure `conflict` when the priority is taken. */
export async function createRule(
  listenerArn: string,
  priority: number,
  paths: string[],
  targetGroupArn: string,
  tags: Tags,
): Promise<string> {
  const answer = await call(
    new CreateRuleCommand({
      ListenerArn: listenerArn,
      Priority: priority,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: paths } }],
      Actions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
      Tags: upperTags(tags),
    }),
  );
  return given(answer.Rules?.[0]?.RuleArn, "rule ARN");
}

function ruleInfo(rule: Rule): RuleInfo {
  const [condition, ...others] = rule.Conditions ?? [];
  const paths = condition?.Field === "path-pattern" ? (condition.PathPatternConfig?.Values ?? condition.Values) : null;
  const forwards = (rule.Actions ?? []).filter((action) => action.Type === "forward");
  const arns = forwards.flatMap((action) => [
    action.TargetGroupArn,
    ...(action.ForwardConfig?.TargetGroups ?? []).map((group) => group.TargetGroupArn),
  ]);
  return {
    arn: given(rule.RuleArn, "rule ARN"),
    priority: rule.Priority === "default" ? null : Number(rule.Priority),
    paths: others.length === 0 ? (paths ?? null) : null,
    targetGroupArns: [...new Set(arns.filter((arn) => arn !== undefined))],
  };
}
