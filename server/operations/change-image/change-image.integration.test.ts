import { GetStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addRouteInput, type ChangeImageInput } from "@/lib/contracts/environment-changes";
import { startRoute } from "../add-route/start";
import { cancel } from "../cancel-operation";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { stackFrom } from "../testing/made-again";
import { ended, operationWhen, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { startImageChange } from "./start";

let stageway: TestStageway;
let apiId: string;
beforeAll(async () => {
  stageway = await startStageway();
  apiId = (await ended(await startProvisioning(exampleOf("dev"), "ada"))).operation.apiId ?? "";
});
afterAll(() => stageway.close());

const running = async () => {
  const { ecs } = stageway.endpoint;
  const input = { cluster: "ecs-dev", services: ["helloworld-dev"] };
  const service = (await ecs.send(new DescribeServicesCommand(input))).services?.[0];
  const arn = service?.taskDefinition ?? "";
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  return { arn, definition: taskDefinition, container: taskDefinition?.containerDefinitions?.[0] };
};
const change = async (image: string, more: Partial<ChangeImageInput> = {}) => {
  const service = { cluster: "ecs-dev", service: "helloworld-dev", container: "helloworld-dev" };
  const seen = { taskDefinition: (await running()).arn };
  return startImageChange({ apiId, stage: "dev", ...service, image, ...seen, ...more }, "grace");
};

describe("another image", () => {
  it("runs in a revision of the service's own definition, which differs in nothing else", async () => {
    const before = await running();
    const detail = await ended(await change("httpd:2.4.62"));
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({
      status: "succeeded",
      stage: "dev",
    });
    expect(stepOf(detail, "verify").detail).toContain("3 times in a row");
    const after = await running();
    expect(after.arn).not.toBe(before.arn);
    expect(after.container).toEqual({ ...before.container, image: "httpd:2.4.62" });
    expect(after.definition?.executionRoleArn).toBe(before.definition?.executionRoleArn);
    expect(detail.result).toMatchObject({ from: "helloworld-dev:1", to: "helloworld-dev:2" });
  });

  it("that cannot be pulled is taken back, with ECS's verdict", async () => {
    const before = await running();
    const detail = await ended(await change("nowhere/missing:1"));
    expect(detail.operation).toMatchObject({ status: "failed", error: { code: "check_failed" } });
    expect(stepOf(detail, "rollout").error?.message).toBe(
      "nowhere/missing:1 did not come up. helloworld-dev goes back to helloworld-dev:2.",
    );
    expect(detail.operation.error?.reason).toMatch(/CannotPullContainerError/);
    expect(detail.result).toMatchObject({ restored: true });
    expect((await running()).arn).toBe(before.arn);
  });

  it("is taken back by a cancel", async () => {
    const before = await running();
    const id = await change("nowhere/missing:2");
    await operationWhen(id, (detail) => stepOf(detail, "rollout").status === "waiting");
    await cancel(id);
    const { operation } = await ended(id);
    expect(operation).toMatchObject({ status: "cancelled", error: { code: "cancelled" } });
    expect((await running()).arn).toBe(before.arn);
  });

  it.each([
    [
      "a service that has moved on",
      { taskDefinition: "arn:aws:ecs:us-east-1:000000000000:task-definition/helloworld-dev:1" },
      "conflict",
    ],
    ["a container that is not there", { container: "other" }, "not_found"],
  ])("is refused for %s", async (_, more, code) => {
    const before = await running();
    expect((await ended(await change("httpd:2.4", more))).operation.error).toMatchObject({ code });
    expect((await running()).arn).toBe(before.arn);
  });
});

it("of a service without tasks is there for the next ones", async () => {
  const { ecs } = stageway.endpoint;
  const service = { cluster: "ecs-dev", service: "helloworld-dev" };
  await ecs.send(new UpdateServiceCommand({ ...service, desiredCount: 0 }));
  const detail = await ended(await change("httpd:2.4.61"));
  expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
  expect((await running()).container?.image).toBe("httpd:2.4.61");
  await ecs.send(new UpdateServiceCommand({ ...service, desiredCount: 2 }));
  await expect
    .poll(
      async () => (await fetch(`${stageway.endpoint.url}/restapis/${apiId}/dev/_user_request_/helloworld`)).status,
      { timeout: 30_000 },
    )
    .toBe(200);
});

it("of a definition that a stack made is no longer the stack's", async () => {
  const { ecs } = stageway.endpoint;
  const { definition, container } = await running();
  const { executionRoleArn, cpu, memory } = definition ?? {};
  const template = {
    Resources: {
      Definition: {
        Type: "AWS::ECS::TaskDefinition",
        Properties: {
          ...{
            Family: "stacks",
            NetworkMode: "awsvpc",
            RequiresCompatibilities: ["FARGATE"],
            Cpu: cpu,
            Memory: memory,
          },
          ...{ ExecutionRoleArn: executionRoleArn, Tags: [{ Key: "team", Value: "shop" }] },
          ContainerDefinitions: [
            {
              ...{ Name: container?.name, Image: "httpd:2.4", PortMappings: [{ ContainerPort: 80 }] },
              ...{ EntryPoint: container?.entryPoint, Command: container?.command },
            },
          ],
        },
      },
    },
  };
  await stackFrom(stageway.endpoint, JSON.stringify(template), "Stack", {});
  await ecs.send(new UpdateServiceCommand({ cluster: "ecs-dev", service: "helloworld-dev", taskDefinition: "stacks" }));
  const id = await change("httpd:2.4.63");
  const { operation } = await ended(id);
  expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
  const { tags } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: (await running()).arn, include: ["TAGS"] }),
  );
  expect(tags?.map(({ key, value }) => `${key} ${value}`).sort()).toEqual([
    "stageway:environment EcsDemoAPI/dev",
    `stageway:operation ${id}`,
    "team shop",
  ]);
});

describe("a new route", () => {
  const stage = () => stageway.endpoint.apigateway.send(new GetStageCommand({ restApiId: apiId, stageName: "dev" }));
  const add = async (more: object) => {
    const { deploymentId } = await stage();
    const input = {
      apiId,
      stage: "dev",
      path: "/more/{id}",
      variableName: "helloworldElb",
      serving: deploymentId,
      ...more,
    };
    return ended(await startRoute(addRouteInput.parse(input), "grace"));
  };

  it("answers through the stage's variable once it is deployed", async () => {
    const detail = await add({ methods: ["GET", "POST"] });
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
    expect((await stage()).deploymentId).toBe(stepOf(detail, "snapshot").detail);
    const url = `${stageway.endpoint.url}/restapis/${apiId}/dev/_user_request_/more/7`;
    expect((await fetch(url)).status).toBe(200);
  });

  it("beside a parameter of another name is refused before anything is made", async () => {
    const { deploymentId } = await stage();
    await expect(add({ path: "/more/{other}", upstreamPath: "" })).rejects.toMatchObject({
      error: { code: "conflict", fields: { path: expect.stringMatching(/^The API has \{\w+\} there already/) } },
    });
    expect((await stage()).deploymentId).toBe(deploymentId);
  });

  it("with a variable that the stage lacks, and no value for it, changes nothing", async () => {
    const { deploymentId } = await stage();
    const detail = await add({ path: "/other", variableName: "otherElb" });
    expect(stepOf(detail, "api").error).toMatchObject({
      code: "check_failed",
      message: expect.stringContaining("otherElb"),
    });
    expect((await stage()).deploymentId).toBe(deploymentId);
  });
});
