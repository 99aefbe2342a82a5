import type { Tags } from "../ownership";
import type { ApiFact, DeploymentFact, StageFact } from "./api-gateway";
import type { ClusterFact, ServiceFact, TaskDefinitionFact, TaskFact } from "./ecs";
import type { Facts } from "./index";
import type { ListenerFact, LoadBalancerFact, TargetGroupFact } from "./load-balancing";

/** Everything that a removal decides upon, whole: where any of it cannot be read there are no holdings. */
export interface Holdings {
  /** How old the oldest of it is, but for what never changes. */
  at: string;
  apis: ApiFact[];
  stages: StageFact[];
  snapshots: Facts["snapshots"];
  /** By API id. */
  deployments: Record<string, DeploymentFact[]>;
  /** By API id; of APIs that may lose methods. */
  trees: Record<string, ApiResourceFact[]>;
  loadBalancers: LoadBalancerFact[];
  targetGroups: TargetGroupFact[];
  /** By load balancer ARN; of those that Stageway made or that lead to what it made. */
  listeners: Record<string, ListenerFact[]>;
  /** Of load balancing's resources, by ARN. */
  tags: Record<string, Tags>;
  clusters: ClusterFact[];
  services: ServiceFact[];
  tasks: TaskFact[];
  /** Active revisions of the families whose newest is Stageway's. */
  taskDefinitions: TaskDefinitionFact[];
  securityGroups: SecurityGroupFact[];
  networkInterfaces: NetworkInterfaceFact[];
  logGroups: LogGroupFact[];
  roles: RoleFact[];
  capacity: CapacityFacts;
  network: NetworkFacts;
}

/** A resource of an API's editable tree. */
export interface ApiResourceFact {
  id: string;
  path: string;
  parentId?: string;
  httpMethods: string[];
}

export interface SecurityGroupFact {
  id: string;
  name: string;
  vpcId?: string;
  tags: Tags;
  /** Groups that its rules name. */
  references: string[];
}

export interface NetworkInterfaceFact {
  id: string;
  description: string;
  addresses: string[];
  groupIds: string[];
  subnetId?: string;
  /** The machine that it is attached to. */
  instanceId?: string;
}

export interface LogGroupFact {
  arn: string;
  name: string;
  tags: Tags;
}

export interface RoleFact {
  arn: string;
  name: string;
  tags: Tags;
}

/** Networks that Stageway made. */
export interface NetworkFacts {
  vpcs: NetworkPartFact[];
  subnets: NetworkPartFact[];
  routeTables: NetworkPartFact[];
  gateways: NetworkPartFact[];
}

export interface NetworkPartFact {
  id: string;
  name: string;
  /** The VPC that it is in, or attached to. */
  vpcIds: string[];
  tags: Tags;
}

/** What EC2 launch type needs beside a cluster. */
export interface CapacityFacts {
  providers: CapacityProviderFact[];
  groups: AutoScalingGroupFact[];
  templates: LaunchTemplateFact[];
  profiles: InstanceProfileFact[];
}

export interface CapacityProviderFact {
  arn: string;
  name: string;
  groupArn?: string;
  tags: Tags;
}

export interface AutoScalingGroupFact {
  arn: string;
  name: string;
  launchTemplateId?: string;
  subnetIds: string[];
  /** Its machines, which come and go with it. */
  instanceIds: string[];
  tags: Tags;
}

export interface LaunchTemplateFact {
  id: string;
  name: string;
  tags: Tags;
  securityGroupIds: string[];
  /** Name or ARN. */
  instanceProfile?: string;
}

export interface InstanceProfileFact {
  arn: string;
  name: string;
  roleArns: string[];
  tags: Tags;
}
