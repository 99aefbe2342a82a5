import { AuthorizeSecurityGroupIngressCommand } from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../local-aws/testing";

/** A further listener of a load balancer, to the target group of the same name, open to everyone; answers its ARN. */
export async function furtherListener({ elbv2, ec2 }: TestEndpoint, name: string, Port: number): Promise<string> {
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: [name] }));
  const { LoadBalancerArn, SecurityGroups = [] } = LoadBalancers?.[0] ?? {};
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: Port, ToPort: Port, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: SecurityGroups[0], IpPermissions }));
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ Names: [name] }));
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }];
  const made = { LoadBalancerArn, Protocol: "HTTP" as const, Port, DefaultActions };
  return (await elbv2.send(new CreateListenerCommand(made))).Listeners?.[0]?.ListenerArn ?? "";
}
