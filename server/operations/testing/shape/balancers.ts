import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";

/** Load balancers with what hangs on each, and target groups: with their attributes and tags. */
export async function balancersOf(elbv2: ElasticLoadBalancingV2Client) {
  const [{ LoadBalancers = [] }, { TargetGroups = [] }] = await Promise.all([
    elbv2.send(new DescribeLoadBalancersCommand({})),
    elbv2.send(new DescribeTargetGroupsCommand({})),
  ]);
  const balancers = LoadBalancers.map(async (balancer) => {
    const { LoadBalancerArn } = balancer;
    const [{ Listeners = [] }, { Attributes }] = await Promise.all([
      elbv2.send(new DescribeListenersCommand({ LoadBalancerArn })),
      elbv2.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
    ]);
    const rules = Listeners.map(({ ListenerArn }) => elbv2.send(new DescribeRulesCommand({ ListenerArn })));
    const Rules = (await Promise.all(rules)).map((each) => each.Rules ?? []);
    const arns = [LoadBalancerArn, ...Listeners.map((each) => each.ListenerArn)];
    const Tags = await tagsOf(elbv2, [...arns, ...Rules.flat().map((each) => each.RuleArn)]);
    return { ...balancer, Attributes, Listeners, Rules, Tags };
  });
  const groups = TargetGroups.map(async (group) => {
    const { TargetGroupArn } = group;
    const [{ Attributes }, Tags] = await Promise.all([
      elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })),
      tagsOf(elbv2, [TargetGroupArn]),
    ]);
    return { ...group, Attributes, Tags };
  });
  return { balancers: await Promise.all(balancers), targetGroups: await Promise.all(groups) };
}

const tagsOf = async (elbv2: ElasticLoadBalancingV2Client, arns: readonly (string | undefined)[]) =>
  (await elbv2.send(new DescribeTagsCommand({ ResourceArns: arns.map((arn) => arn ?? "") }))).TagDescriptions;
