import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { ECS_IMAGE } from "@/lib/domain/provisioning/wanted-capacity";
import { clientConfig } from "../../local-aws/testing";
import { cancel } from "../cancel-operation";
import { retry } from "../retry-operation";
import { planFor } from "../teardown/plan";
import { accountOf } from "../testing/account";
import { ended, operationWhen, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { changeStageVariable } from "../variables/change-stage-variable";
import { exampleOf } from "./example";
import { startProvisioning } from "./start";

let stageway: TestStageway;
/** Calls that AWS carries out and whose answer is lost, once each. */
let unheard: RegExp[] = [];
let denied: RegExp | null = null;
beforeAll(async () => {
  stageway = await startStageway(({ name }) => {
    const lost = unheard.find((each) => each.test(name));
    unheard = unheard.filter((each) => each !== lost);
    if (lost !== undefined) return "cut-after";
    return denied?.test(name) ? "deny" : "pass";
  });
});
afterAll(() => stageway.close());

/** An environment of its own for each test. */
const named = (name: string, more: Partial<ProvisionInput> = {}): ProvisionInput => ({
  ...exampleOf("dev"),
  clusterName: name,
  serviceName: name,
  api: { name: `api-${name}` },
  ...more,
});
const provision = (input: ProvisionInput) => startProvisioning(input, "ada");

describe("provisioning in trouble", () => {
  it("shows why tasks cannot start, keeps what exists, and goes on with a corrected image", async () => {
    const broken = await ended(await provision(named("bad-image", { image: "no/such-image:1" })));
    expect(broken.operation).toMatchObject({ status: "failed", error: { code: "aws_failed" } });
    expect(stepOf(broken, "targets-healthy").error?.reason).toContain("CannotPullContainerError");
    expect(stepOf(broken, "probe").status).toBe("pending");
    expect(stepOf(broken, "load-balancer").resources).toMatchObject([{ created: true }]);

    const fixed = await ended(await provision(named("bad-image")));
    expect(fixed.operation.status).toBe("succeeded");
    expect(stepOf(fixed, "service").detail).toContain("found");
    const account = await accountOf(stageway.endpoint);
    expect(account.services.filter(([arn]) => String(arn).includes("bad-image"))).toHaveLength(1);
  });

  it("knows as its own what AWS made without being heard, though nothing can be written on it", async () => {
    unheard = [/^CreateLogGroup$/, /^POST .*\/resources\/\w+$/, /^PUT .*\/methods\/GET$/, /^POST .*\/deployments$/];
    const made = await ended(await provision(named("unheard")));
    expect(made.operation.status).toBe("succeeded");
    expect(unheard).toEqual([]);
    for (const step of ["log-group", "resource", "method", "stage"]) {
      expect(stepOf(made, step).resources, step).toMatchObject([{ created: true }]);
    }
    const { apiId = "" } = made.operation;
    const whole = { environment: "api-unheard/dev", apiId, stage: "dev", operationId: undefined };
    const { goes } = await planFor({ ...whole, picked: [], logGroups: true });
    for (const type of ["log group", "resource", "method", "API"])
      expect(goes.map((each) => each.type)).toContain(type);
  });

  it("claims nothing that AWS refused to make", async () => {
    denied = /^CreateLogGroup$/;
    const refused = await ended(await provision(named("denied")));
    denied = null;
    expect(refused.operation).toMatchObject({ status: "failed", error: { code: "aws_denied" } });
    expect(stepOf(refused, "log-group").resources).toEqual([]);
  });

  it("refuses a second operation on the environment, naming the first", async () => {
    const id = await provision(named("twice"));
    await expect(provision(named("twice"))).rejects.toMatchObject({
      error: { code: "conflict", message: "“Provision api-twice/dev” (started by ada) is working on api-twice/dev." },
    });
    const { operation } = await operationWhen(id, ({ operation }) => operation.apiId !== undefined);
    await expect(
      changeStageVariable({ apiId: operation.apiId ?? "", stage: "dev", name: "color", value: "red" }, "ada"),
    ).rejects.toMatchObject({ error: { code: "conflict" } });
    expect((await ended(id)).operation.status).toBe("succeeded");
  });

  it("cancels while it waits, says what exists, and goes on when retried", async () => {
    // Nothing listens on this port in the container, so the targets never get healthy.
    const id = await provision(named("stopped", { containerPort: 8081 }));
    await operationWhen(id, (detail) => stepOf(detail, "targets-healthy").status === "waiting");
    await cancel(id);
    const cancelled = await ended(id);
    expect(cancelled.operation).toMatchObject({ status: "cancelled", error: { code: "cancelled" } });
    expect(stepOf(cancelled, "targets-healthy").status).toBe("cancelled");
    expect(stepOf(cancelled, "load-balancer").resources).toHaveLength(1);
    await expect(cancel(id)).rejects.toMatchObject({ error: { code: "conflict" } });

    await retry(id);
    await expect(retry(id)).rejects.toMatchObject({ error: { code: "conflict" } });
    await operationWhen(id, (detail) => stepOf(detail, "targets-healthy").status === "waiting");
    await cancel(id);
    expect((await ended(id)).operation.status).toBe("cancelled");
  });

  it("never changes a load balancer that is somebody's, and says which setting is in the way", async () => {
    const { ec2, elbv2 } = stageway.endpoint;
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    const Subnets2 = (Subnets ?? []).map((subnet) => subnet.SubnetId ?? "");
    await elbv2.send(new CreateLoadBalancerCommand({ Name: "theirs", Scheme: "internal", Subnets: Subnets2 }));
    const detail = await ended(await provision(named("theirs")));
    expect(stepOf(detail, "load-balancer").error).toMatchObject({
      code: "conflict",
      reason: expect.stringContaining("its scheme is internal, not internet-facing"),
    });
  });

  it("never changes an Auto Scaling group that starts machines by somebody's template", async () => {
    const { ec2, url } = stageway.endpoint;
    const LaunchTemplateData = { ImageId: ECS_IMAGE, InstanceType: "t3.micro" as const };
    const template = { LaunchTemplateName: "theirs", LaunchTemplateData };
    const { LaunchTemplate } = await ec2.send(new CreateLaunchTemplateCommand(template));
    const LaunchTemplateId = LaunchTemplate?.LaunchTemplateId;
    const scaling = new AutoScalingClient(clientConfig(url));
    const group = { AutoScalingGroupName: "stageway-machines", AvailabilityZones: ["us-east-1a"] };
    const sizes = { MinSize: 0, MaxSize: 1, DesiredCapacity: 0 };
    const theirs = { ...group, ...sizes, LaunchTemplate: { LaunchTemplateId, Version: "1" } };
    await scaling.send(new CreateAutoScalingGroupCommand(theirs));
    const before = await scaling.send(new DescribeAutoScalingGroupsCommand({}));

    const launch = { type: "EC2" as const, cpu: 64, memory: 64, placementStrategy: [] };
    const sized = { count: 1, minSize: 1, maxSize: 3, askedBy: "launchType" as const };
    const instances = { kind: "new" as const, instanceType: "t2.micro", ...sized };
    const detail = await ended(await provision(named("machines", { launch: { ...launch, instances } })));
    const { error } = stepOf(detail, "auto-scaling-group");
    expect(error).toMatchObject({
      code: "conflict",
      message: "The Auto Scaling group stageway-machines exists already, with other settings.",
    });
    expect(error?.reason).toMatch(
      new RegExp(
        `its number of instances is 0, not 1; its least number of instances is 0, not 1; its largest number of instances is 1, not 3; its launch template is ${LaunchTemplateId}, not lt-\\w+; .* is 1, not \\$Latest`,
      ),
    );
    expect(stepOf(detail, "auto-scaling-group").resources).toEqual([]);
    const after = await scaling.send(new DescribeAutoScalingGroupsCommand({}));
    expect(after.AutoScalingGroups).toEqual(before.AutoScalingGroups);
    scaling.destroy();
  });

  it("refuses the service name of another environment", async () => {
    await ended(await provision(named("shared")));
    const detail = await ended(await provision(named("shared", { stage: "prod" })));
    expect(detail.operation).toMatchObject({
      status: "failed",
      error: { code: "conflict", message: expect.stringContaining("belongs to the environment api-shared/dev") },
    });
  });

  it("does not guess between two APIs of one name", async () => {
    const { apigateway } = stageway.endpoint;
    await apigateway.send(new CreateRestApiCommand({ name: "api-double" }));
    await apigateway.send(new CreateRestApiCommand({ name: "api-double" }));
    const detail = await ended(await provision(named("double")));
    expect(stepOf(detail, "api").error).toMatchObject({ code: "conflict", message: "2 APIs are named api-double." });
  });

  it("makes one API for two environments that are provisioned at once", async () => {
    const api = { name: "api-pair" };
    const ids = [
      await provision(named("pair-dev", { api })),
      await provision(named("pair-prod", { api, stage: "prod" })),
    ];
    for (const id of ids) expect((await ended(id)).operation).toMatchObject({ status: "succeeded" });
    const apis = (await accountOf(stageway.endpoint)).apis.filter(({ name }) => name === "api-pair");
    expect(apis).toHaveLength(1);
    expect(apis[0]?.stages?.map(({ stageName }) => stageName).sort()).toEqual(["dev", "prod"]);
    expect(apis[0]?.resources).toHaveLength(2);
  });
});
