import { describe, expect, it } from "vitest";
import type { Holdings } from "../../facts";
import { ENVIRONMENT_TAG, OPERATION_TAG, STACK_TAG } from "../../ownership";
import { API, balancerArn, dnsOf, groupArn, healthyFacts } from "../../testing/facts";
import type { RemovalRecords } from "../records";
import { thingsOf } from "./index";

const OPERATION = "00000000-0000-4000-8000-000000000001";
const MARK = { [ENVIRONMENT_TAG]: "EcsDemoAPI/dev", [OPERATION_TAG]: OPERATION };
const NO_RECORDS: RemovalRecords = { made: new Map(), restorePoints: new Map() };

/** The helloworld example as it was read, nothing of it marked. */
function holdings(more: Partial<Holdings> = {}): Holdings {
  const facts = healthyFacts();
  return {
    at: facts.at,
    apis: [API],
    stages: facts.stages.api1?.value ?? [],
    snapshots: facts.snapshots,
    deployments: { api1: facts.deployments.api1?.value ?? [] },
    trees: {
      api1: [
        { id: "root", path: "/", httpMethods: [] },
        { id: "r1", path: "/helloworld", parentId: "root", httpMethods: ["GET"] },
      ],
    },
    loadBalancers: facts.loadBalancers.value ?? [],
    targetGroups: facts.targetGroups.value ?? [],
    listeners: Object.fromEntries(Object.entries(facts.listeners).map(([arn, fact]) => [arn, fact.value ?? []])),
    tags: {},
    clusters: facts.clusters.value ?? [],
    services: Object.values(facts.services).flatMap((fact) => fact.value ?? []),
    tasks: Object.values(facts.tasks).flatMap((fact) => fact.value ?? []),
    taskDefinitions: [],
    securityGroups: [],
    networkInterfaces: [],
    logGroups: [],
    roles: [],
    capacity: { providers: [], groups: [], templates: [], profiles: [] },
    network: { vpcs: [], subnets: [], routeTables: [], gateways: [] },
    ...more,
  };
}

const thing = (key: string, given: Partial<Holdings> = {}, records = NO_RECORDS) => {
  const found = thingsOf(holdings(given), records).get(key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

describe("a stage", () => {
  it("uses its API, what it serves, its methods, and the load balancer that its variable names", () =>
    expect(thing("stage api1/dev")).toMatchObject({
      environment: "EcsDemoAPI/dev",
      uses: [
        "API api1",
        "deployment api1/dep2",
        `load balancer ${balancerArn("hello-dev")}`,
        "method api1 GET /helloworld",
      ],
    }));

  it("serves of its API's methods those of its snapshot, and every one where that is not known", () => {
    const trees = { api1: [{ id: "r1", path: "/helloworld", parentId: "root", httpMethods: ["GET", "POST"] }] };
    const served = (given: Partial<Holdings> = {}) => thing("stage api1/dev", { trees, ...given }).serves?.keys;
    const known = ["deployment api1/dep2", "method api1 GET /helloworld"];
    expect(served()).toEqual(known);
    expect(served({ snapshots: {} })).toEqual([...known, "method api1 POST /helloworld"]);
  });

  it("uses what its canary names, and what it can be rolled back to", () => {
    const [dev, ...others] = holdings().stages;
    if (!dev) throw new Error("no stage");
    const overrides = { helloworldElb: dnsOf("hello-prod").toUpperCase() };
    const stages = [{ ...dev, canary: { percent: 5, deploymentId: "dep1", overrides } }, ...others];
    const restorePoints = new Map([["api1/dev", ["dep0"]]]);
    expect(thing("stage api1/dev", { stages }, { ...NO_RECORDS, restorePoints }).uses).toEqual(
      expect.arrayContaining([
        "deployment api1/dep1",
        "deployment api1/dep0",
        `load balancer ${balancerArn("hello-prod")}`,
      ]),
    );
  });
});

describe("whose a thing is", () => {
  it("is in its tags", () => {
    const arn = balancerArn("hello-dev");
    const tags = { [arn]: { ...MARK, [STACK_TAG]: "Prod" } };
    expect(thing(`load balancer ${arn}`, { tags })).toMatchObject({
      environment: "EcsDemoAPI/dev",
      operationId: OPERATION,
      stack: "Prod",
    });
  });

  it("is in a deployment's description", () => {
    const described = (description: string) =>
      thing("deployment api1/d", { deployments: { api1: [{ id: "d", description }] } });
    expect(described("Stageway: Ecs/Demo/dev (operation 1a2b3c4d)")).toMatchObject({
      environment: "Ecs/Demo/dev",
      operationId: "1a2b3c4d",
    });
    expect(described("Stageway: by hand").operationId).toBeUndefined();
  });

  it("is in the records of operations for methods", () => {
    const made = new Map([["method api1 GET /helloworld", { operationId: OPERATION, environment: "EcsDemoAPI/dev" }]]);
    expect(thing("method api1 GET /helloworld", {}, { ...NO_RECORDS, made })).toMatchObject({ operationId: OPERATION });
    expect(thing("method api1 GET /helloworld").operationId).toBeUndefined();
  });
});

describe("what holds what", () => {
  it("a listener uses its load balancer and the target groups of its default action", () =>
    expect(thing(`listener ${balancerArn("hello-dev")}/listener`).uses).toEqual([
      `load balancer ${balancerArn("hello-dev")}`,
      `target group ${groupArn("hello-dev")}`,
    ]));

  it("network interfaces of load balancers and tasks are nobody's, others hold their groups", () => {
    const eni = (id: string, description: string) => ({ id, description, addresses: [], groupIds: ["sg-1"] });
    const networkInterfaces = [
      eni("eni-1", "ELB app/web/1"),
      eni("eni-2", "arn:aws:ecs:us-east-1:0:attachment/1"),
      eni("eni-3", "a machine of somebody's"),
    ];
    const things = thingsOf(holdings({ networkInterfaces }), NO_RECORDS);
    expect([...things.keys()].filter((key) => key.startsWith("network interface"))).toEqual([
      "network interface eni-3",
    ]);
    expect(things.get("network interface eni-3")?.uses).toEqual(["security group sg-1"]);
  });

  it("a machine of an Auto Scaling group takes its interface along, another's holds its subnet", () => {
    const eni = (id: string, instanceId: string) => ({
      ...{ id, description: "", addresses: [], groupIds: [], subnetId: "subnet-1" },
      instanceId,
    });
    const group = { arn: "arn:group", name: "group", subnetIds: ["subnet-1"], instanceIds: ["i-1"], tags: {} };
    const capacity = { providers: [], groups: [group], templates: [], profiles: [] };
    const networkInterfaces = [eni("eni-1", "i-1"), eni("eni-2", "i-2")];
    const things = thingsOf(holdings({ networkInterfaces, capacity }), NO_RECORDS);
    expect([...things.keys()].filter((key) => key.startsWith("network interface"))).toEqual([
      "network interface eni-2",
    ]);
  });

  it("a service's tasks go with it; a task of nobody's holds its cluster", () => {
    const loose = {
      ...holdings().tasks[0],
      arn: "arn:task/loose",
      serviceName: undefined,
    } as Holdings["tasks"][number];
    const things = thingsOf(holdings({ tasks: [...holdings().tasks, loose] }), NO_RECORDS);
    expect([...things.keys()].filter((key) => key.startsWith("task arn"))).toEqual(["task arn:task/loose"]);
  });

  it("a VPC's default security group goes with it", () => {
    const group = (name: string) => ({ id: `sg-${name}`, name, vpcId: "vpc-1", tags: {}, references: [] });
    const given = { securityGroups: [group("default"), group("web")] };
    expect(thing("security group sg-default", given).uses).toEqual([]);
    expect(thing("security group sg-web", given).uses).toEqual(["VPC vpc-1"]);
  });
});
