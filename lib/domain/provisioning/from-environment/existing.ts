import type { ListenerFact, LoadBalancerFact, MethodFact, RuleFact, StageFact, TargetGroupFact } from "../../facts";

/** An environment as AWS has it, with everything that making it anew asks for. */
export interface Existing extends Way {
  apiId: string;
  apiName: string;
  stage: StageFact;
  /** Of the stage's snapshot. */
  methods: MethodFact[];
  /** By name. */
  cluster: string;
  service: ServiceSettings;
  definition: DefinitionSettings;
  network: NetworkSettings | null;
  /** The cluster's machines that the service asks for by name; null: it asks for none. */
  machines: MachineSettings | null;
  /** Of the first container's log group; null: kept for ever, or there is none. */
  retentionDays: number | null;
}

/** The way of the stage's requests that is carried over: the first that arrives at a service. */
export interface Way {
  httpMethod: string;
  path: string;
  variable: string;
  loadBalancer: LoadBalancerFact;
  listener: ListenerFact;
  rule: RuleFact;
  targetGroup: TargetGroupFact;
  serviceArn: string;
  /** Names of the services that other ways of the stage arrive at. */
  otherServices: string[];
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
  /** What else is set: `service discovery`. */
  extras: string[];
}

export interface DefinitionSettings {
  containers: ContainerSettings[];
  cpu?: string;
  memory?: string;
  networkMode?: string;
  executionRoleArn?: string;
  taskRoleArn?: string;
  /** What else is set: `volumes`. */
  extras: string[];
}

export interface ContainerSettings {
  name: string;
  image: string;
  cpu?: number;
  memory?: number;
  entryPoint: string[];
  command: string[];
  ports: number[];
  log: { driver: string; group?: string } | null;
  /** What else is set: `environment variables LEVEL, COLOR`; never a value. */
  extras: string[];
}

export interface NetworkSettings {
  vpcId: string;
  /** Its tag `Name`. */
  name: string;
  cidr: string;
  isDefault: boolean;
  subnets: { id: string; cidr: string }[];
}

export interface MachineSettings {
  instanceType: string;
  count: number;
}

/** What was made of an existing environment. */
export interface Carried<Input> {
  input: Input;
  /** Further routes to the same service: a path with its methods. */
  routes: Route[];
  /** What a new one will not have, in whole sentences. */
  left: string[];
}

export interface Route {
  path: string;
  methods: string[];
  upstreamPath: string;
}
