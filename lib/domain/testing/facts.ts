import {
  type Facts,
  indexFacts,
  type LoadBalancerFact,
  type ServiceFact,
  type StageFact,
  snapshotKey,
  type TargetFact,
  type TargetGroupFact,
} from "../facts";

/** The helloworld example as facts: dev and prod of one API, a load balancer, a service and two tasks each, all well. */
export const API = { id: "api1", name: "EcsDemoAPI" };
export const AT = "2026-01-02T03:04:05.000Z";
export const CLUSTER = "arn:aws:ecs:us-east-1:000000000000:cluster/main";
export const URI = "http://${stageVariables.helloworldElb}";

const ELB = "arn:aws:elasticloadbalancing:us-east-1:000000000000";
export const balancerArn = (name: string): string => `${ELB}:loadbalancer/app/${name}/1`;
export const groupArn = (name: string): string => `${ELB}:targetgroup/${name}/1`;
export const dnsOf = (name: string): string => `${name}-1.us-east-1.elb.localhost`;
const definitionArn = (name: string): string => `arn:aws:ecs:us-east-1:000000000000:task-definition/${name}:1`;

export function healthyFacts(): Facts {
  return {
    at: AT,
    apis: { at: AT, value: [API] },
    stages: {
      api1: { at: AT, value: [stageFact("dev", "dep2", "hello-dev"), stageFact("prod", "dep1", "hello-prod")] },
    },
    deployments: {
      api1: {
        at: AT,
        value: [
          { id: "dep1", createdAt: "2026-01-01T00:00:00.000Z" },
          { id: "dep2", createdAt: "2026-01-02T00:00:00.000Z", description: "second" },
        ],
      },
    },
    snapshots: { [snapshotKey("api1", "dep1")]: snapshotFact(), [snapshotKey("api1", "dep2")]: snapshotFact() },
    resources: { api1: { at: AT, value: { paths: ["/", "/helloworld"], methods: snapshotFact().value.methods } } },
    loadBalancers: { at: AT, value: [balancerFact("hello-dev"), balancerFact("hello-prod")] },
    hosts: {},
    listeners: { ...listenerFacts("hello-dev"), ...listenerFacts("hello-prod") },
    targetGroups: { at: AT, value: [groupFact("hello-dev"), groupFact("hello-prod")] },
    targetHealth: {
      [groupArn("hello-dev")]: { at: AT, value: [targetFact("10.0.0.1"), targetFact("10.0.0.2")] },
      [groupArn("hello-prod")]: { at: AT, value: [targetFact("10.0.1.1"), targetFact("10.0.1.2")] },
    },
    clusters: { at: AT, value: [{ arn: CLUSTER, name: "main", status: "ACTIVE" }] },
    services: { [CLUSTER]: { at: AT, value: [serviceFact("hello-dev"), serviceFact("hello-prod")] } },
    tasks: {
      [CLUSTER]: {
        at: AT,
        value: ["10.0.0.1", "10.0.0.2", "10.0.1.1", "10.0.1.2"].map((address) => ({
          arn: `arn:task/${address}`,
          clusterArn: CLUSTER,
          serviceName: address.startsWith("10.0.0.") ? "hello-dev" : "hello-prod",
          lastStatus: "RUNNING",
          desiredStatus: "RUNNING",
          taskDefinitionArn: definitionArn(address.startsWith("10.0.0.") ? "hello-dev" : "hello-prod"),
          addresses: [address],
          containers: [{ name: "web", image: "httpd:2.4", digest: "sha256:1" }],
        })),
      },
    },
    containerInstances: {},
    taskDefinitions: {
      [definitionArn("hello-dev")]: definitionFact("hello-dev", "httpd:2.4"),
      [definitionArn("hello-prod")]: definitionFact("hello-prod", "httpd:2.2"),
    },
    stoppedTasks: {},
    definitionStates: {
      [definitionArn("hello-dev")]: { at: AT, value: "ACTIVE" },
      [definitionArn("hello-prod")]: { at: AT, value: "ACTIVE" },
    },
    logTails: {},
    securityGroups: {},
  };
}

/** Healthy facts with something changed. */
export function factsWith(change: (facts: Facts) => void): Facts {
  const facts = healthyFacts();
  change(facts);
  return facts;
}

export const indexWith = (change: (facts: Facts) => void = () => {}) => indexFacts(factsWith(change));

export const stageOf = (facts: Facts, name: string): StageFact => {
  const found = facts.stages.api1?.value?.find(({ stage }) => stage === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

export function setVariable(facts: Facts, stage: string, value: string | undefined): void {
  const { variables } = stageOf(facts, stage);
  if (value === undefined) delete variables.helloworldElb;
  else variables.helloworldElb = value;
}

export function setTargets(facts: Facts, group: string, targets: TargetFact[]): void {
  facts.targetHealth[groupArn(group)] = { at: AT, value: targets };
}

export function changeService(facts: Facts, name: string, change: Partial<ServiceFact>): void {
  const found = facts.services[CLUSTER]?.value?.find((service) => service.name === name);
  if (!found) throw new Error(`no service ${name}`);
  Object.assign(found, change);
}

export const targetFact = (id: string, state = "healthy", reasonCode?: string): TargetFact => ({
  id,
  port: 80,
  zone: "us-east-1a",
  state,
  reasonCode,
});

export const deployment = (rolloutState: string, more: Partial<ServiceFact["deployments"][number]> = {}) => ({
  id: "ecs-svc/1",
  status: "PRIMARY",
  rolloutState,
  taskDefinitionArn: definitionArn("hello"),
  desired: 2,
  running: 2,
  pending: 0,
  failedTasks: 0,
  ...more,
});

function stageFact(stage: string, deploymentId: string, balancer: string): StageFact {
  return { apiId: "api1", stage, deploymentId, variables: { helloworldElb: dnsOf(balancer) } };
}

function snapshotFact() {
  const integration = { type: "HTTP_PROXY", httpMethod: "GET", uri: URI };
  return {
    at: AT,
    value: { source: "export" as const, methods: [{ httpMethod: "GET", path: "/helloworld", integration }] },
  };
}

const balancerFact = (name: string): LoadBalancerFact => ({
  arn: balancerArn(name),
  name,
  dnsName: dnsOf(name),
  state: "active",
  type: "application",
});

const listenerFacts = (name: string): Facts["listeners"] => ({
  [balancerArn(name)]: {
    at: AT,
    value: [
      {
        arn: `${balancerArn(name)}/listener`,
        port: 80,
        protocol: "HTTP",
        rules: [
          {
            priority: Number.POSITIVE_INFINITY,
            conditions: [],
            action: { type: "forward", targetGroups: [{ arn: groupArn(name), weight: 1 }] },
          },
        ],
      },
    ],
  },
});

const groupFact = (name: string): TargetGroupFact => ({
  arn: groupArn(name),
  name,
  targetType: "ip",
  loadBalancerArns: [balancerArn(name)],
  healthCheck: { path: "/", protocol: "HTTP", port: "traffic-port", matcher: "200", timeoutSeconds: 5 },
});

const serviceFact = (name: string): ServiceFact => ({
  arn: `arn:service/${name}`,
  name,
  clusterArn: CLUSTER,
  status: "ACTIVE",
  desired: 2,
  running: 2,
  pending: 0,
  taskDefinitionArn: definitionArn(name),
  targetGroupArns: [groupArn(name)],
  registrations: [{ targetGroupArn: groupArn(name), container: "web", containerPort: 80 }],
  deployments: [deployment("COMPLETED")],
  events: [{ at: AT, message: `(service ${name}) has reached a steady state.` }],
});

const definitionFact = (name: string, image: string) => ({
  at: AT,
  value: { arn: definitionArn(name), family: name, revision: 1, containers: [{ name: "web", image }] },
});
