import { describe, expect, it } from "vitest";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/provision/input";
import { permissionsFor } from "./permissions";
import { planEnvironment } from "./plan";
import type { Known, KnownStage } from "./planned";

const LEAST: ProvisionRequest = {
  ...{ clusterName: "ecs-dev", serviceName: "hello", image: "httpd:2.4", containerPort: 80, desiredCount: 2 },
  ...{ api: { name: "Shop" }, path: "/hello", stage: "dev", variableName: "helloElb" },
};
const planOf = (more: Partial<ProvisionRequest> = {}, known: Partial<Known> = {}) =>
  planEnvironment({
    input: provisionInput.parse({ ...LEAST, ...more }),
    known: { apiName: "Shop", ...known },
    region: "us-east-1",
  });

const OWN_MACHINES = { launch: { type: "EC2" } } satisfies Partial<ProvisionRequest>;
const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/a/0123456789abcdef/0123456789abcdef";
/** It serves what the environment has not. */
const OTHERS: KnownStage = { variables: {}, methods: [] };
const RULE = { kind: "rule" as const, listenerArn: LISTENER, pathPrefix: "/a", priority: 1 };

describe("what costs money", () => {
  const costsOf = (more: Partial<ProvisionRequest>) =>
    Object.fromEntries(planOf(more).flatMap(({ kind, cost }) => (cost ? [[kind, cost]] : [])));

  it("on Fargate: load balancer, log, tasks and calls, and every public IPv4 address", () => {
    const costs = costsOf({});
    expect(Object.keys(costs)).toEqual(["Load balancer", "Log group", "Service", "API"]);
    expect(costs.Service).toContain("public IPv4 address");
    expect(costs["Load balancer"]).toContain("public IPv4 addresses");
  });

  it("on own machines: these, and not the tasks on them", () => {
    const costs = costsOf(OWN_MACHINES);
    expect(costs.Service).toBeUndefined();
    expect(costs["Auto Scaling group"]).toContain("public IPv4 address");
  });

  it("not what is not made: a shared load balancer, a log, machines that there are", () => {
    const launch = { type: "EC2" as const, instances: { kind: "existing" as const } };
    expect(Object.keys(costsOf({ entry: RULE, logs: { enabled: false }, launch }))).toEqual(["API"]);
  });
});

describe("what exists is named as used, and nothing is made of it", () => {
  it.each([
    ["Cluster", "ecs-dev", planOf({}, { clusters: ["other", "ecs-dev"] })],
    [
      "Task execution role",
      "pull",
      planOf({ executionRole: { kind: "existing", arn: "arn:aws:iam::000000000000:role/a/pull" } }),
    ],
    ["Load balancer", "a", planOf({ entry: RULE })],
    ["API", "Shop", planOf({}, { apiId: "abc123" })],
    ["Stage", "dev", planOf({}, { apiId: "abc123", stage: OTHERS })],
  ])("%s %s", (kind, name, plan) => {
    const found = plan.find((each) => each.kind === kind);
    expect(found).toMatchObject({ name, use: "found" });
    expect(JSON.stringify(found?.commands)).not.toContain('"operation":"Create');
    expect(planOf().find((each) => each.kind === kind)?.use).toBe("ensured");
  });
});

it("the deployment is one of the things that are made, after the variables of a stage that there is", () => {
  const kinds = (stage?: KnownStage) => planOf({}, { stage }).map(({ kind }) => kind);
  expect(kinds().slice(-2)).toEqual(["Deployment", "Stage"]);
  expect(kinds(OTHERS).slice(-2)).toEqual(["Stage", "Deployment"]);
});

describe("the permissions needed", () => {
  it("hold what tags and roles at creation imply", () =>
    expect(permissionsFor(planOf(OWN_MACHINES))).toEqual(
      expect.arrayContaining([
        "autoscaling:CreateOrUpdateTags",
        "ec2:CreateTags",
        "ec2:RunInstances",
        "ecs:TagResource",
        "elasticloadbalancing:AddTags",
        "iam:CreateServiceLinkedRole",
        "iam:PassRole",
        "iam:TagInstanceProfile",
        "iam:TagRole",
        "logs:TagResource",
        "ssm:GetParameters",
      ]),
    ));

  it("are for instances of others only to look whether they let the load balancer in", () => {
    const asked = (instances: object) =>
      permissionsFor(planOf({ launch: { type: "EC2", instances } as ProvisionRequest["launch"] })).filter((action) =>
        /ecs:DescribeContainerInstances|CapacityProvider/.test(action),
      );
    expect(asked({ kind: "existing" })).toEqual(["ecs:DescribeContainerInstances"]);
    expect(asked({ kind: "new", askedBy: "launchType" })).toEqual([]);
  });

  it("are those of the retention: for some days, or for ever", () => {
    const retentionOf = (retentionDays: number | null) =>
      permissionsFor(planOf({ logs: { retentionDays } })).filter((action) => action.endsWith("RetentionPolicy"));
    expect(retentionOf(30)).toEqual(["logs:PutRetentionPolicy"]);
    expect(retentionOf(null)).toEqual(["logs:DeleteRetentionPolicy"]);
  });

  it("are none for what is only used", () => {
    const executionRole = { kind: "existing" as const, arn: "arn:aws:iam::000000000000:role/pull" };
    const needed = permissionsFor(
      planOf({ executionRole, logs: { enabled: false }, entry: RULE }, { clusters: ["ecs-dev"] }),
    );
    // ECS is handed the role that was chosen.
    expect(needed.filter((action) => action.startsWith("iam:"))).toEqual([
      "iam:CreateServiceLinkedRole",
      "iam:PassRole",
    ]);
    expect(needed.filter((action) => /^logs:|CreateCluster|CreateLoadBalancer|RunInstances/.test(action))).toEqual([]);
  });
});
