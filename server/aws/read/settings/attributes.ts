import "server-only";
import {
  DescribeLoadBalancerAttributesCommand,
  DescribeTargetGroupAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DELAY_ATTRIBUTE } from "@/lib/domain/provisioning/deregistration-delay";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";

/** What is so unless somebody has changed it (API reference, LoadBalancerAttribute). */
const OF_LOAD_BALANCER: Record<string, string> = {
  "access_logs.s3.enabled": "false",
  "connection_logs.s3.enabled": "false",
  "idle_timeout.timeout_seconds": "60",
  "client_keep_alive.seconds": "3600",
  "deletion_protection.enabled": "false",
  "routing.http2.enabled": "true",
  "routing.http.desync_mitigation_mode": "defensive",
  "routing.http.drop_invalid_header_fields.enabled": "false",
  "routing.http.preserve_host_header.enabled": "false",
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
  "routing.http.xff_client_port.enabled": "false",
  "routing.http.xff_header_processing.mode": "append",
  "waf.fail_open.enabled": "false",
};

/** API reference, TargetGroupAttribute. The deregistration delay is carried over. */
const OF_TARGET_GROUP: Record<string, string> = {
  "slow_start.duration_seconds": "0",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.algorithm.anomaly_mitigation": "off",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "stickiness.enabled": "false",
};

/** What of a load balancer's and a target group's attributes is not as it usually is. */
interface BalancingSettings {
  /** In words: `load balancer: idle_timeout.timeout_seconds 120`. */
  balancing: string[];
  /** Absent: it could not be read. */
  deregistrationDelaySeconds?: number;
}

/** Two calls. */
export async function balancingSettings(LoadBalancerArn: string, TargetGroupArn: string): Promise<BalancingSettings> {
  const [balancer, group] = await Promise.all([
    readOr(call(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }))),
    readOr(call(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }))),
  ]);
  const balancing = [
    ...words("load balancer", balancer, OF_LOAD_BALANCER),
    ...words("target group", group, OF_TARGET_GROUP),
  ];
  const delay = group?.Attributes?.find(({ Key }) => Key === DELAY_ATTRIBUTE)?.Value;
  return { balancing, ...(delay === undefined ? {} : { deregistrationDelaySeconds: Number(delay) }) };
}

interface Answer {
  Attributes?: { Key?: string | undefined; Value?: string | undefined }[];
}

function words(what: string, answer: Answer | null, usual: Record<string, string>): string[] {
  if (answer === null) return [`${what}: its attributes, which could not be read`];
  return (answer.Attributes ?? []).flatMap(({ Key = "", Value = "" }) =>
    usual[Key] === undefined || usual[Key] === Value ? [] : [`${what}: ${Key} ${Value}`],
  );
}

/** They are only named, so that nothing fails where they may not be read. */
async function readOr<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (isAwsFailure(thrown)) return null;
    throw thrown;
  }
}
