import "server-only";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type Listener,
  type LoadBalancer,
  type TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ErrorCode } from "@/lib/contracts/errors";
import type { ListenerFact, LoadBalancerFact, TargetFact, TargetGroupFact } from "@/lib/domain/facts";
import { call } from "../call";
import { isAwsFailure } from "../errors";
import { ruleFact } from "./listener-rules";
import { allPages } from "./pages";
import { timestamp } from "./time";

/** The largest page that load balancing gives; its JS paginators ignore `pageSize`, so it stands in the input. */
const PAGE = 400;

/** All load balancers of the account and region: there is no lookup by DNS name. */
export async function listLoadBalancers(): Promise<LoadBalancerFact[]> {
  const found = await allPages(async (Marker) => {
    const answer = await call(new DescribeLoadBalancersCommand({ PageSize: PAGE, Marker }));
    return { items: answer.LoadBalancers, next: answer.NextMarker };
  });
  return found.flatMap((loadBalancer) => loadBalancerFact(loadBalancer) ?? []);
}

/** The listeners of a load balancer with their rules: one call, and one for each listener. */
export async function listListeners(loadBalancerArn: string): Promise<ListenerFact[]> {
  const listeners = await allPages(async (Marker) => {
    const input = { LoadBalancerArn: loadBalancerArn, PageSize: PAGE, Marker };
    const answer = await call(new DescribeListenersCommand(input));
    return { items: answer.Listeners, next: answer.NextMarker };
  });
  const facts = await Promise.all(listeners.map(listenerFact));
  return facts.filter((fact) => fact !== null);
}

export async function listTargetGroups(): Promise<TargetGroupFact[]> {
  const found = await allPages(async (Marker) => {
    const answer = await call(new DescribeTargetGroupsCommand({ PageSize: PAGE, Marker }));
    return { items: answer.TargetGroups, next: answer.NextMarker };
  });
  return found.flatMap((targetGroup) => targetGroupFact(targetGroup) ?? []);
}

/**
 * The targets of one target group; AWS answers for one group a call, unpaged. Asked for one by one, those that are not
 * registered are told as such (`Target.NotRegistered`).
 */
export async function listTargetHealth(
  targetGroupArn: string,
  places?: readonly Pick<TargetFact, "id" | "port">[],
): Promise<TargetFact[]> {
  const Targets = places?.map(({ id, port }) => ({ Id: id, Port: port }));
  const answer = await call(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn, Targets }));
  return (answer.TargetHealthDescriptions ?? []).flatMap(({ Target, TargetHealth }) =>
    Target?.Id === undefined
      ? []
      : [
          {
            id: Target.Id,
            port: Target.Port,
            zone: Target.AvailabilityZone,
            // A target without a state is none of the known ones; never take it for healthy.
            state: TargetHealth?.State ?? "unknown",
            reasonCode: TargetHealth?.Reason,
            description: TargetHealth?.Description,
          },
        ],
  );
}

function loadBalancerFact(from: LoadBalancer): LoadBalancerFact | null {
  if (from.LoadBalancerArn === undefined || from.DNSName === undefined) return null;
  return {
    arn: from.LoadBalancerArn,
    name: from.LoadBalancerName ?? from.DNSName,
    dnsName: from.DNSName,
    state: from.State?.Code ?? "unknown",
    stateReason: from.State?.Reason,
    type: from.Type ?? "application",
    scheme: from.Scheme,
    createdAt: timestamp(from.CreatedTime),
    securityGroupIds: from.SecurityGroups ?? [],
    subnetIds: (from.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
  };
}

async function listenerFact(from: Listener): Promise<ListenerFact | null> {
  const { ListenerArn, Port, Protocol, Certificates: [certificate] = [], SslPolicy } = from;
  if (ListenerArn === undefined || Port === undefined) return null;
  return {
    arn: ListenerArn,
    port: Port,
    protocol: Protocol ?? "HTTP",
    ...(certificate?.CertificateArn && { certificateArn: certificate.CertificateArn }),
    ...(SslPolicy && { sslPolicy: SslPolicy }),
    ...(await rulesOf(ListenerArn, from)),
  };
}

/** Failures that will not pass by themselves; with the others the last facts are kept. */
const LASTING: ReadonlySet<ErrorCode> = new Set(["aws_denied", "aws_unsupported"]);

/** Where only the rules may not be read, the default action is known still: the listener itself tells it. */
async function rulesOf(ListenerArn: string, listener: Listener): Promise<Pick<ListenerFact, "rules" | "rulesError">> {
  try {
    const rules = await allPages(async (Marker) => {
      const answer = await call(new DescribeRulesCommand({ ListenerArn, PageSize: PAGE, Marker }));
      return { items: answer.Rules, next: answer.NextMarker };
    });
    return { rules: rules.map(ruleFact).sort((a, b) => a.priority - b.priority) };
  } catch (thrown) {
    if (!isAwsFailure(thrown) || !LASTING.has(thrown.code)) throw thrown;
    const rulesError = { code: thrown.code, message: thrown.message };
    return { rules: [ruleFact({ IsDefault: true, Actions: listener.DefaultActions })], rulesError };
  }
}

function targetGroupFact(from: TargetGroup): TargetGroupFact | null {
  if (from.TargetGroupArn === undefined) return null;
  return {
    arn: from.TargetGroupArn,
    name: from.TargetGroupName ?? from.TargetGroupArn,
    protocol: from.Protocol,
    port: from.Port,
    targetType: from.TargetType,
    loadBalancerArns: from.LoadBalancerArns ?? [],
    healthCheck: {
      path: from.HealthCheckPath,
      port: from.HealthCheckPort,
      protocol: from.HealthCheckProtocol,
      matcher: from.Matcher?.HttpCode ?? from.Matcher?.GrpcCode,
      intervalSeconds: from.HealthCheckIntervalSeconds,
      timeoutSeconds: from.HealthCheckTimeoutSeconds,
      healthyThreshold: from.HealthyThresholdCount,
      unhealthyThreshold: from.UnhealthyThresholdCount,
    },
  };
}
