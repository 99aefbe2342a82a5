import type { Timestamp } from "@/lib/contracts/freshness";
import type { FactError } from "./fact";

export interface LoadBalancerFact {
  arn: string;
  name: string;
  dnsName: string;
  /** `active`, `provisioning`, `active_impaired`, `failed`. */
  state: string;
  stateReason?: string;
  /** `application`, `network`, `gateway`. */
  type: string;
  /** `internet-facing`, `internal`. */
  scheme?: string;
  createdAt?: Timestamp;
  securityGroupIds?: string[];
  subnetIds?: string[];
}

export interface RuleFact {
  arn?: string;
  /** Lower is asked first; the default rule is `Infinity`. */
  priority: number;
  conditions: RuleCondition[];
  action: ActionFact;
}

/** `path-pattern`, `host-header`… with its values. */
export interface RuleCondition {
  field: string;
  values: string[];
}

export type ActionFact =
  | { type: "forward"; targetGroups: { arn: string; weight: number }[] }
  | { type: "fixed-response"; status: string; body?: string }
  | { type: "redirect"; status: string; to: string }
  | { type: "other"; name: string };

export interface ListenerFact {
  arn: string;
  port: number;
  /** `HTTP`, `HTTPS`, `TCP`… */
  protocol: string;
  /** Of HTTPS: the default certificate (AWS lists no others here), and the security policy. */
  certificateArn?: string;
  sslPolicy?: string;
  /** In the order they are asked; the default rule last. */
  rules: RuleFact[];
  /** The rules could not be read: `rules` has the default one alone. */
  rulesError?: Pick<FactError, "code" | "message"> & Partial<Pick<FactError, "since">>;
}

export interface HealthCheckFact {
  path?: string;
  port?: string;
  protocol?: string;
  matcher?: string;
  intervalSeconds?: number;
  timeoutSeconds?: number;
  healthyThreshold?: number;
  unhealthyThreshold?: number;
}

export interface TargetGroupFact {
  arn: string;
  name: string;
  protocol?: string;
  port?: number;
  /** `ip`, `instance`, `lambda`, `alb`. */
  targetType?: string;
  loadBalancerArns: string[];
  healthCheck: HealthCheckFact;
}

export interface TargetFact {
  /** An address or an instance id. */
  id: string;
  port?: number;
  zone?: string;
  /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`… */
  state: string;
  reasonCode?: string;
  /** AWS's own sentence. */
  description?: string;
}
