import * as make from "../../testing/facts";
import type { Existing, MachineSettings } from "../from-environment/existing";
import { wayOf } from "../from-environment/way";

/** The helloworld example's dev as Stageway made it, with something changed. */
export function existingWith(change: (existing: Existing) => void = () => {}): Existing {
  const existing = helloworld();
  change(existing);
  return existing;
}

const ELB = "arn:aws:elasticloadbalancing:us-east-1:000000000000";
export const LISTENER = `${ELB}:listener/app/helloworld-dev/0123456789abcdef/0123456789abcdef`;
export const ROLE = "arn:aws:iam::000000000000:role/stageway-helloworld-dev-execution";

/** Two machines that an Auto Scaling group keeps. @param least that it may keep @param most that it may keep */
export const machinesOf = (group: string, least: number, most = 2): MachineSettings => ({
  instanceType: "t2.micro",
  count: 2,
  group: { name: group, least, most },
  providerExtras: [],
  start: null,
  others: 0,
});

const logOptions = (name: string) => ({
  "awslogs-group": `/ecs/${name}`,
  "awslogs-region": "us-east-1",
  "awslogs-stream-prefix": name,
});

function helloworld(): Existing {
  const facts = make.healthyFacts();
  const stage = make.stageOf(facts, "dev");
  const way = wayOf(make.indexWith(), make.API, stage);
  if (way === null) throw new Error("the example has a way");
  const name = "helloworld-dev";
  const action = { type: "forward" as const, targetGroups: [{ arn: way.targetGroup.arn, weight: 1 }] };
  const rule = { priority: Number.POSITIVE_INFINITY, conditions: [], action };
  return {
    ...way,
    apiId: "api1",
    apiName: "EcsDemoAPI",
    stage,
    methods: structuredClone(facts.snapshots["api1/dep2"]?.value?.methods ?? []),
    loadBalancer: { ...way.loadBalancer, name, scheme: "internet-facing" },
    listener: { arn: LISTENER, port: 80, protocol: "HTTP", rules: [rule] },
    rule,
    targetGroup: {
      ...way.targetGroup,
      name,
      protocol: "HTTP",
      healthCheck: {
        path: "/",
        port: "traffic-port",
        protocol: "HTTP",
        matcher: "200-399",
        intervalSeconds: 10,
        timeoutSeconds: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
    },
    cluster: "ecs-dev",
    clusterSettings: { containerInsights: "disabled", capacityProviders: [] },
    service: {
      name,
      desired: 2,
      launchType: "FARGATE",
      capacityProviders: [],
      containerName: name,
      containerPort: 80,
      targetGroups: 1,
      subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
      assignsPublicIp: true,
      circuitBreaker: true,
      rollsBack: true,
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      graceSeconds: 60,
      placementStrategy: [],
      extras: [],
    },
    definition: {
      containers: [
        {
          name,
          image: "httpd:2.4",
          essential: true,
          rest: {
            entryPoint: ["/bin/sh", "-c"],
            command: ["echo hello"],
            portMappings: [{ containerPort: 80, protocol: "tcp" }],
            logConfiguration: { logDriver: "awslogs", options: logOptions(name) },
          },
          extras: [],
        },
      ],
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      executionRoleArn: ROLE,
      rest: {},
      extras: [],
    },
    executionRole: null,
    network: {
      vpcId: "vpc-0a1b2c3d",
      name: "",
      cidr: "172.31.0.0/16",
      isDefault: true,
      isShared: false,
      subnets: [
        { id: "subnet-0a1b2c3d", cidr: "172.31.0.0/20", zone: "us-east-1a" },
        { id: "subnet-0a1b2c3e", cidr: "172.31.16.0/20", zone: "us-east-1b" },
      ],
    },
    machines: null,
    stackMade: [],
    stackNamed: [],
    retentionDays: 30,
    deregistrationDelaySeconds: 300,
    balancing: [],
    apiExtras: [],
    more: [],
    otherServices: [],
  };
}
