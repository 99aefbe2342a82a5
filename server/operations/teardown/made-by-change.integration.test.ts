import { CreateDeploymentCommand, GetStageCommand } from "@aws-sdk/client-api-gateway";
import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addRouteInput } from "@/lib/contracts/environment-changes";
import { ENVIRONMENT_TAG, OPERATION_TAG } from "@/lib/domain/ownership";
import { inventory } from "@/server/inventory";
import { startRoute } from "../add-route/start";
import { cancel } from "../cancel-operation";
import { startImageChange } from "../change-image/start";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { ended, operationWhen, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { wholeAccount } from "../testing/whole-account";
import { planFor } from "./plan";
import { startTeardown } from "./start";
import { subjectOf } from "./subject";

/** What a change of an environment leaves behind when it fails: removed, all is as before. */
let stageway: TestStageway;
let apiId: string;
/** Routes of the tests come before its path, so that the verification asks them. */
const DEV = { ...exampleOf("dev"), path: "/well" };
beforeAll(async () => {
  stageway = await startStageway();
  apiId = (await ended(await startProvisioning(DEV, "ada"))).operation.apiId ?? "";
});
afterAll(() => stageway.close());

const plan = async (operationId: string) => {
  const { environment } = await subjectOf({ operationId });
  return planFor({ environment, apiId, operationId, picked: [], logGroups: false });
};
const goes = async (operationId: string) => (await plan(operationId)).goes.map(({ type, name }) => `${type} ${name}`);
async function remove(operationId: string): Promise<void> {
  const expected = (await plan(operationId)).goes.map(({ key }) => key);
  const asked = { scope: { operationId }, expected, picked: [], logGroups: false, confirm: "" };
  const { operation } = await ended(await startTeardown(asked, "ada"));
  expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
}
const serving = async () => {
  const { deploymentId } = await stageway.endpoint.apigateway.send(
    new GetStageCommand({ restApiId: apiId, stageName: "dev" }),
  );
  return deploymentId ?? "";
};

describe("a route that does not come to anything", () => {
  /** The image has nothing there. */
  const add = async (path: string) => {
    const route = { path, upstreamPath: "/nowhere", methods: ["GET", "POST"], variableName: "helloworldElb" };
    const at = { apiId, stage: "dev", serving: await serving() };
    return startRoute(addRouteInput.parse({ ...at, ...route }), "grace");
  };

  it("fails at the verification; what it left goes, and the API is as before", async () => {
    const before = await wholeAccount(stageway.endpoint);
    const id = await add("/a/b");
    const detail = await ended(id);
    expect(stepOf(detail, "verify").error, JSON.stringify(detail.operation)).toMatchObject({ code: "check_failed" });
    const snapshot = stepOf(detail, "snapshot").detail;
    const made = ["method GET /a/b", "method POST /a/b", "resource /a/b", "resource /a"];
    expect(await goes(id)).toEqual([`deployment ${snapshot}`, ...made]);
    await remove(id);
    expect(await wholeAccount(stageway.endpoint)).toEqual(before);
  });

  it("is cancelled; what another stage serves by then stays, and so does what was there", async () => {
    const first = await add("/a");
    await operationWhen(first, (detail) => stepOf(detail, "verify").status === "waiting");
    await cancel(first);
    await ended(first);
    await stageway.endpoint.apigateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: "other" }));
    inventory().touch("apis", `stages:${apiId}`, `deployments:${apiId}`);
    const second = await add("/a/c");
    await ended(second);
    const before = await wholeAccount(stageway.endpoint);
    const named = (await goes(second)).filter((each) => !each.startsWith("deployment"));
    expect(named).toEqual(["method GET /a/c", "method POST /a/c", "resource /a/c"]);
    const { stays } = await plan(first);
    expect(stays.slice(0, 3)).toMatchObject([
      { type: "method", name: "GET /a", why: "inUse", by: ["stage EcsDemoAPI/other"] },
      { type: "method", name: "POST /a", why: "inUse", by: ["stage EcsDemoAPI/other"] },
      { type: "resource", name: "/a", why: "inUse" },
    ]);
    await remove(first);
    const [api] = (await wholeAccount(stageway.endpoint)).apis;
    expect(api?.resources).toEqual(before.apis[0]?.resources);
  });
});

describe("an image that does not come up", () => {
  const service = { cluster: "ecs-dev", service: "helloworld-dev" };
  const running = async () => {
    const { ecs } = stageway.endpoint;
    const input = { cluster: service.cluster, services: [service.service] };
    return (await ecs.send(new DescribeServicesCommand(input))).services?.[0]?.taskDefinition ?? "";
  };
  const change = async (image: string) => {
    const asked = { apiId, stage: "dev", ...service, container: "helloworld-dev", image };
    return startImageChange({ ...asked, taskDefinition: await running() }, "grace");
  };

  it("leaves a revision that bears its name and goes, whoever goes on with the family; one that was there stays", async () => {
    const { ecs } = stageway.endpoint;
    const before = await wholeAccount(stageway.endpoint);
    const id = await change("nowhere/missing:1");
    expect((await ended(id)).operation).toMatchObject({ status: "failed", error: { code: "check_failed" } });
    const { tags } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: "helloworld-dev:2", include: ["TAGS"] }),
    );
    expect(tags).toContainEqual({ key: OPERATION_TAG, value: id });
    expect(tags).toContainEqual({ key: ENVIRONMENT_TAG, value: "EcsDemoAPI/dev" });

    const again = await change("nowhere/missing:1");
    expect(stepOf(await ended(again), "register").detail).toBe("helloworld-dev:2, found");
    expect(await goes(again)).toEqual([]);

    // ECS lets go of what it ended.
    await expect.poll(() => goes(id), { timeout: 30_000 }).toEqual(["task definition helloworld-dev:2"]);
    const containerDefinitions = [{ name: "a", image: "b", memory: 64 }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: "helloworld-dev", containerDefinitions }));
    inventory().touch("ownership");
    await remove(id);
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "helloworld-dev:3" }));
    await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["helloworld-dev:3"] }));
    const after = await wholeAccount(stageway.endpoint);
    expect(after.taskDefinitions).toEqual(before.taskDefinitions);
    expect(after.inactive).toEqual(before.inactive);
    expect(await running()).toBe(before.services[0]?.[1]);
  });
});

it("what succeeded is not removed so", async () => {
  const detail = await ended(await startProvisioning(DEV, "ada"));
  await expect(subjectOf({ operationId: detail.operation.id })).rejects.toMatchObject({ error: { code: "conflict" } });
});
