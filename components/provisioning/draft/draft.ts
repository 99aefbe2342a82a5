import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import type { PlacementStrategy } from "@/lib/contracts/provision/placement";

/** The form as it is typed: text, ticks and lists; nothing lost on an error. */
export interface Draft {
  clusterName: string;
  serviceName: string;
  image: string;
  containerPort: string;
  command: string;
  desiredCount: string;
  /** An existing API's id, or empty for a new one by name. */
  apiId: string;
  apiName: string;
  path: string;
  upstreamPath: string;
  methods: string[];
  stage: string;
  variableName: string;
  launchType: "FARGATE" | "EC2";
  /** `1024/2048`: Fargate's CPU units and MiB. */
  fargateSize: string;
  containerCpu: string;
  containerMemory: string;
  instances: "new" | "existing";
  instanceType: string;
  instanceCount: string;
  network: "default" | "existing" | "new";
  vpcId: string;
  subnetIds: string[];
  cidr: string;
  role: "new" | "existing" | "none";
  roleArn: string;
  logs: boolean;
  /** Or `FOR_EVER`. */
  retentionDays: string;
  entry: "own" | "rule";
  listenerArn: string;
  pathPrefix: string;
  priority: string;
  checkPath: string;
  matcher: string;
  intervalSeconds: string;
  timeoutSeconds: string;
  healthyThreshold: string;
  unhealthyThreshold: string;
  graceSeconds: string;
  deregistrationDelaySeconds: string;
  minimumHealthyPercent: string;
  maximumPercent: string;
  circuitBreaker: boolean;
  carried: CarriedOver;
}

/** What nobody types: it comes from the environment that the form began with. */
export interface CarriedOver
  extends Pick<ProvisionRequest, "definition" | "more" | "variables" | "targetGroupPort" | "containerInsights"> {
  /** Of an own load balancer, beyond HTTP on port 80. */
  listener?: Omit<Extract<NonNullable<ProvisionRequest["entry"]>, { kind: "own" }>, "kind">;
  /** Of tasks on one's own instances. */
  placementStrategy?: PlacementStrategy;
  /** Of instances that are made for them. */
  machines?: Pick<NewInstances, "minSize" | "maxSize" | "askedBy">;
}

type Ec2 = Extract<NonNullable<ProvisionRequest["launch"]>, { type: "EC2" }>;
export type NewInstances = Extract<NonNullable<Ec2["instances"]>, { kind: "new" }>;

export type FieldName = keyof Draft;
export type Problems = Partial<Record<FieldName, string>>;

/** Logs that AWS never deletes. */
export const FOR_EVER = "ever";

/** The helloworld example: works as it stands. */
export const EXAMPLE: Draft = {
  clusterName: "ecs-dev",
  serviceName: "helloworld-dev",
  image: "httpd:2.4",
  containerPort: "80",
  command: `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`,
  desiredCount: "2",
  apiId: "",
  apiName: "EcsDemoAPI",
  path: "/helloworld",
  upstreamPath: "",
  methods: ["GET"],
  stage: "dev",
  variableName: "helloworldElb",
  launchType: "FARGATE",
  fargateSize: "256/512",
  containerCpu: "128",
  containerMemory: "128",
  instances: "new",
  instanceType: "t3.micro",
  instanceCount: "2",
  network: "default",
  vpcId: "",
  subnetIds: [],
  cidr: "10.0.0.0/16",
  role: "new",
  roleArn: "",
  logs: true,
  retentionDays: "30",
  entry: "own",
  listenerArn: "",
  pathPrefix: "",
  priority: "10",
  checkPath: "/",
  matcher: "200-399",
  intervalSeconds: "10",
  timeoutSeconds: "5",
  healthyThreshold: "2",
  unhealthyThreshold: "2",
  graceSeconds: "60",
  deregistrationDelaySeconds: "300",
  minimumHealthyPercent: "100",
  maximumPercent: "200",
  circuitBreaker: true,
  carried: {},
};

/** What the server action takes. What is not a number stays as it was typed, for the schema to refuse at its field. */
export function inputOf(draft: Draft): ProvisionRequest {
  const { listener: _listener, placementStrategy: _strategy, machines: _machines, ...carried } = draft.carried;
  return {
    ...carried,
    clusterName: draft.clusterName,
    serviceName: draft.serviceName,
    image: draft.image,
    containerPort: numberIn(draft.containerPort),
    command: draft.command,
    desiredCount: numberIn(draft.desiredCount),
    api: draft.apiId === "" ? { name: draft.apiName } : { id: draft.apiId },
    path: draft.path,
    upstreamPath: draft.upstreamPath,
    methods: draft.methods as ProvisionRequest["methods"],
    stage: draft.stage,
    variableName: draft.variableName,
    launch: launchOf(draft),
    network: networkOf(draft),
    executionRole: draft.role === "existing" ? { kind: "existing", arn: draft.roleArn } : { kind: draft.role },
    logs: { enabled: draft.logs, retentionDays: daysIn(draft.retentionDays) },
    entry: entryOf(draft),
    healthCheck: {
      path: draft.checkPath,
      matcher: draft.matcher,
      intervalSeconds: numberIn(draft.intervalSeconds),
      timeoutSeconds: numberIn(draft.timeoutSeconds),
      healthyThreshold: numberIn(draft.healthyThreshold),
      unhealthyThreshold: numberIn(draft.unhealthyThreshold),
      graceSeconds: numberIn(draft.graceSeconds),
    },
    deregistrationDelaySeconds: numberIn(draft.deregistrationDelaySeconds),
    rollout: {
      minimumHealthyPercent: numberIn(draft.minimumHealthyPercent),
      maximumPercent: numberIn(draft.maximumPercent),
    },
    circuitBreaker: draft.circuitBreaker,
  };
}

/** An empty field is no zero. */
const numberIn = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

const daysIn = (text: string): number | null => (text === FOR_EVER ? null : numberIn(text));

function launchOf(draft: Draft): ProvisionRequest["launch"] {
  if (draft.launchType === "FARGATE") {
    const [cpu = "", memory = ""] = draft.fargateSize.split("/");
    return { type: "FARGATE", cpu: numberIn(cpu), memory: numberIn(memory) };
  }
  const instances = draft.instances === "existing" ? { kind: "existing" as const } : newInstancesOf(draft);
  const { containerCpu, containerMemory, carried } = draft;
  const { placementStrategy = [] } = carried;
  return { type: "EC2", cpu: numberIn(containerCpu), memory: numberIn(containerMemory), instances, placementStrategy };
}

/** The group has room for what is typed. */
function newInstancesOf({ instanceType, instanceCount, carried: { machines = {} } }: Draft): NewInstances {
  const count = numberIn(instanceCount);
  const { minSize, maxSize } = machines;
  return {
    ...{ kind: "new", instanceType, count, ...machines },
    ...(Number(minSize) > count && { minSize: count }),
    ...(Number(maxSize) < count && { maxSize: count }),
  };
}

function networkOf(draft: Draft): ProvisionRequest["network"] {
  if (draft.network === "existing") return { kind: "existing", vpcId: draft.vpcId, subnetIds: draft.subnetIds };
  return draft.network === "new" ? { kind: "new", cidr: draft.cidr } : { kind: "default" };
}

function entryOf(draft: Draft): ProvisionRequest["entry"] {
  if (draft.entry === "own") return { ...draft.carried.listener, kind: "own" };
  const { listenerArn, pathPrefix } = draft;
  return { kind: "rule", listenerArn, pathPrefix, priority: numberIn(draft.priority) };
}
