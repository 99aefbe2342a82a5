import type { AppError } from "../errors";
import type { Timestamp } from "../freshness";

/** What there is to choose from, or why it is not known. */
export type Choices<T> = { items: T[] } | { error: AppError };

export interface NetworkChoice {
  vpcId: string;
  /** Its tag `Name`; empty without one. */
  name: string;
  cidr: string;
  isDefault: boolean;
  subnets: SubnetChoice[];
}

export interface SubnetChoice {
  id: string;
  name: string;
  zone: string;
  cidr: string;
  /** Its route table leads to the internet: an internet-facing load balancer can be reached in it. */
  isPublic: boolean;
}

/** A listener that another environment's service may share. */
export interface ListenerChoice {
  arn: string;
  loadBalancer: string;
  port: number;
  rules: RuleChoice[];
}

/** A rule that a listener has, whose priority is taken. */
export interface RuleChoice {
  priority: number;
  /** What it looks at, where that is paths alone; else empty. */
  paths: string[];
  /** Name of the target group that it leads to, where it leads to one alone. */
  targetGroup: string | null;
}

export interface RoleChoice {
  arn: string;
  name: string;
}

/** Names that are taken, by kind as the preview calls it; null: they could not be read. */
export type ExistingNames = Record<"Cluster" | "Load balancer" | "Target group", string[] | null>;

/** `GET /api/provisioning/options` */
export interface ProvisionOptions {
  fetchedAt: Timestamp;
  networks: Choices<NetworkChoice>;
  /** Internet-facing Application Load Balancers' HTTP listeners. */
  listeners: Choices<ListenerChoice>;
  /** Roles that ECS's tasks may take on. */
  roles: Choices<RoleChoice>;
}
