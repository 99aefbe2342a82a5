import type { EndpointType } from "@/lib/contracts/endpoint-type";
import type { CarriedDefinition } from "@/lib/contracts/provision/definition/definition";
import type { PlacementStrategy } from "@/lib/contracts/provision/placement";
import type { ListenerFact, LoadBalancerFact, MethodFact, RuleFact, StageFact, TargetGroupFact } from "../../facts";
import type { ServiceGrants } from "../grants";

/** A service of an environment as AWS has it, with everything that making it anew asks for. */
export interface Existing extends Way {
  apiId: string;
  apiName: string;
  stage: StageFact;
  /** By name. */
  cluster: string;
  clusterSettings: ClusterSettings;
  service: ServiceSettings;
  definition: DefinitionSettings;
  /** Its task execution role, where its stack has made that; null: others' or none, or it could not be read. */
  executionRole: RoleSettings | null;
  network: NetworkSettings | null;
  /** The machines that it runs on, where an Auto Scaling group keeps them; null: on Fargate, or none such was found. */
  machines: MachineSettings | null;
  /** Ids of all that the stack made which has made the service: ARNs, names, ids, as CloudFormation has them. */
  stackMade: string[];
  /** Names among them that CloudFormation made up; a new environment has others. */
  stackNamed: string[];
  /** Of the first container's log group; null: kept for ever, or there is none. */
  retentionDays: number | null;
  /** Of its target group; absent: it could not be read. */
  deregistrationDelaySeconds?: number;
  /** What else its load balancer and target group have: `load balancer: idle_timeout.timeout_seconds 120`. */
  balancing: string[];
  /** Of the API; absent: regional. */
  endpointType?: EndpointType;
  /** What else the API has: `a resource policy`. */
  apiExtras: string[];
  /** Further services behind the same stage, each with its own methods. */
  more: Existing[];
  /** Names of services that are too many to be carried. */
  otherServices: string[];
}

/** The way of the stage's requests to one service: by the first method that arrives there. */
export interface Way {
  httpMethod: string;
  path: string;
  variable: string;
  loadBalancer: LoadBalancerFact;
  listener: ListenerFact;
  /** The load balancer's other ones: `HTTP on port 80`. */
  otherListeners: string[];
  rule: RuleFact;
  targetGroup: TargetGroupFact;
  serviceArn: string;
  /** Of the stage's snapshot: those that arrive here; of the first way, those that arrive nowhere, too. */
  methods: MethodFact[];
}

export interface ClusterSettings {
  containerInsights?: string;
  /** Names of the capacity providers that it may use. */
  capacityProviders: string[];
}

export interface ServiceSettings {
  name: string;
  desired: number;
  /** Absent where a strategy says it. */
  launchType?: string;
  /** Of its capacity provider strategy. */
  capacityProviders: string[];
  /** The container and port that its first target group gets; and how many groups there are. */
  containerName?: string;
  containerPort?: number;
  targetGroups: number;
  subnetIds: string[];
  assignsPublicIp: boolean;
  circuitBreaker: boolean;
  rollsBack: boolean;
  minimumHealthyPercent: number;
  maximumPercent: number;
  graceSeconds: number;
  /** On which instances its tasks are put. */
  placementStrategy: PlacementStrategy;
  /** What else is set: `service discovery`. */
  extras: string[];
}

type Container = NonNullable<CarriedDefinition["container"]>;

export interface DefinitionSettings {
  containers: ContainerSettings[];
  cpu?: string;
  memory?: string;
  networkMode?: string;
  executionRoleArn?: string;
  /** What is carried over as it is. */
  rest: Omit<CarriedDefinition, "containerName" | "container" | "sidecars">;
  /** What is set and cannot be carried: `an App Mesh proxy`. */
  extras: string[];
}

/** A role: who may take it on, and what it may do. Documents are JSON. */
export interface RoleSettings {
  trust: string;
  /** ARNs of the policies that are attached. */
  managed: string[];
  inline: { name: string; document: string }[];
  /** What is set and cannot be carried: `its permissions boundary`. */
  extras: string[];
}

export interface ContainerSettings {
  name: string;
  image: string;
  essential: boolean;
  /** All that is set beside. */
  rest: Container;
  /** What is set and cannot be carried: `FireLens`; never a value. */
  extras: string[];
}

export interface NetworkSettings {
  vpcId: string;
  /** Its tag `Name`. */
  name: string;
  cidr: string;
  isDefault: boolean;
  /** Something else is in it: a subnet, or another's load balancer. */
  isShared: boolean;
  subnets: { id: string; cidr: string; zone: string }[];
}

export interface MachineSettings {
  instanceType: string;
  /** As many as the Auto Scaling group wants. */
  count: number;
  group: { name: string; least: number; most: number };
  /** What its capacity provider does by itself: `managed scaling`. */
  providerExtras: string[];
  /** How its instances are started; null: in Stageway's own way, or by no launch template that is to be seen. */
  start: InstanceStart | null;
  /** Instances of the cluster that are not the group's. */
  others: number;
}

/** What a launch template says beside the type. */
export interface InstanceStart {
  image: string;
  /** It is one of AWS's for ECS, of the kind of which a new environment's instances take the newest. */
  isEcsImage: boolean;
  /** Shell. */
  userData: string;
  /** Null: there is none, or it could not be read. */
  role: RoleSettings | null;
  /** What is set and cannot be carried: `key name`. */
  extras: string[];
}

/** What was made of an existing environment. */
export interface Carried<Input> {
  input: Input;
  /** Further routes to the same services: a path with its methods. */
  routes: Route[];
  /** What a new one will not have, in whole sentences. */
  left: string[];
  /** Of what CloudFormation had made up the name: `load balancer`. A new one has another, and lacks nothing. */
  renamed: string[];
  /** Of each service's roles, the first one's first, for who makes them with a key of his own. */
  grants: ServiceGrants[];
  /** What a new one will not have besides, where nobody grants that. */
  granted: string[];
}

export interface Route {
  path: string;
  methods: string[];
  upstreamPath: string;
  /** Where they are not those of the environment's first service. */
  variableName?: string;
  scheme?: string;
}
