import { DeleteStageCommand } from "@aws-sdk/client-api-gateway";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  RemoveTagsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { OperationDetail } from "@/lib/contracts/operations";
import type { TeardownProof, TeardownScope } from "@/lib/contracts/teardown";
import { ENVIRONMENT_TAG, OPERATION_TAG } from "@/lib/domain/ownership";
import { orphanGroups } from "@/lib/domain/teardown/orphans";
import { inventory } from "@/server/inventory";
import { getProbe, listRestorePoints, listStageChanges } from "@/server/store";
import { database } from "@/server/store/connection/database";
import { saveProbe } from "@/server/store/probes/save-probe";
import { steps } from "@/server/store/schema";
import { cancel } from "../cancel-operation";
import { invoke } from "../invoke/invoke";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { startRollback } from "../rollback/start";
import { ended, operationWhen, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { wholeAccount } from "../testing/whole-account";
import { planFor, removalFacts } from "./plan";
import { startOrphansRemoval, startTeardown } from "./start";
import { subjectOf } from "./subject";

let stageway: TestStageway;
let fresh: Awaited<ReturnType<typeof wholeAccount>>;
beforeAll(async () => {
  stageway = await startStageway();
  fresh = await wholeAccount(stageway.endpoint);
});
afterAll(() => stageway.close());

const provision = async (input: ProvisionInput): Promise<OperationDetail> =>
  ended(await startProvisioning(input, "ada"));
const plan = async (scope: TeardownScope, logGroups = false, picked: string[] = []) => {
  const { environment, apiId, stage, operationId, whole } = await subjectOf(scope);
  return planFor({ environment, apiId, stage: whole ? stage : undefined, operationId, picked, logGroups });
};

/** As a person does it: look at the plan, confirm what it says. */
async function remove(scope: TeardownScope, confirm = "", picked: string[] = []): Promise<OperationDetail> {
  const expected = (await plan(scope, true, picked)).goes.map(({ key }) => key);
  return ended(await startTeardown({ scope, expected, picked, logGroups: true, confirm }, "ada"));
}

/** Takes Stageway's tags off what balances the load of a service, as a person may who tidies up; answers their keys. */
async function untag(name: string): Promise<string[]> {
  const { elbv2 } = stageway.endpoint;
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: [name] }));
  const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ Names: [name] }));
  const [balancer = "", group = ""] = [LoadBalancers?.[0]?.LoadBalancerArn, TargetGroups?.[0]?.TargetGroupArn];
  const TagKeys = [ENVIRONMENT_TAG, OPERATION_TAG];
  await elbv2.send(new RemoveTagsCommand({ ResourceArns: [balancer, group], TagKeys }));
  inventory().touch("ownership");
  return [`load balancer ${balancer}`, `target group ${group}`];
}

/** Two further services of an environment that is there, neither of which comes to anything. */
async function addAndTakeBack(apiId: string, before: typeof fresh): Promise<void> {
  const at = { apiId, stage: "dev" };
  const asked = { ...at, path: "/helloworld" };
  const more = { serviceName: "more-dev", path: "/more", variableName: "moreElb", desiredCount: 1 };
  const input = { ...exampleOf("dev"), ...more, api: { id: apiId } };
  const failing = await startProvisioning({ ...input, image: "no/such-image:1" }, "ada");
  const failed = await ended(failing);
  expect(stepOf(failed, "targets-healthy").error?.reason).toContain("CannotPullContainerError");
  expect((await wholeAccount(stageway.endpoint)).apis[0]?.stages).toEqual(before.apis[0]?.stages);
  expect(await invoke(asked)).toMatchObject({ ok: true, status: 200 });
  expect((await remove({ operationId: failing })).operation.status).toBe("succeeded");
  expect(await wholeAccount(stageway.endpoint)).toEqual(before);
  expect(await listRestorePoints(apiId, "dev")).toEqual([]);

  // Its targets are well, and yet it does not answer: there the stage has been moved.
  const moving = await startProvisioning({ ...input, upstreamPath: "/nowhere" }, "ada");
  await operationWhen(moving, (detail) => stepOf(detail, "probe").status === "waiting");
  await cancel(moving);
  await ended(moving);
  expect((await plan({ operationId: moving })).unsure).toEqual([
    "Stage shared/dev serves what this operation made: roll it back first, from its page.",
  ]);
  await expect(remove({ operationId: moving })).rejects.toMatchObject({ error: { code: "conflict" } });
  const [point] = await listRestorePoints(apiId, "dev");
  expect(point).toMatchObject({ operationId: moving, deploymentId: before.apis[0]?.deployments?.[0] });
  expect(await listStageChanges(apiId, "dev")).toMatchObject([
    { operationId: moving, kind: "provision", fromDeploymentId: point?.deploymentId },
  ]);
  const rollback = await ended(await startRollback({ ...at, restorePointId: point?.id ?? "" }, "ada"));
  expect(rollback.operation, JSON.stringify(rollback.operation.error)).toMatchObject({ status: "succeeded" });
  expect((await remove({ operationId: moving })).operation.status).toBe("succeeded");
  const [api, ...others] = (await wholeAccount(stageway.endpoint)).apis;
  expect(others).toEqual([]);
  // What the stage can be rolled back to stays.
  expect(api?.deployments).toHaveLength(2);
  expect({ ...api, deployments: before.apis[0]?.deployments }).toEqual(before.apis[0]);
  expect({ ...(await wholeAccount(stageway.endpoint)), apis: before.apis }).toEqual(before);
}

describe("removing an environment", () => {
  it("dev, then prod: what they share stays until the last of them goes; then the account is as it was", async () => {
    const [dev] = await Promise.all([provision(exampleOf("dev")), provision(exampleOf("prod"))]);
    const apiId = dev.operation.apiId ?? "";
    const probed = { apiId, stage: "dev" };
    const settings = { enabled: true, path: "/helloworld", intervalSeconds: 60, timeoutSeconds: 5, expected: "200" };
    await saveProbe({ ...probed, ...settings }, "local us-east-1");
    const alone = await plan({ apiId, stage: "dev" });
    expect(alone.stays).toMatchObject([
      { type: "method", name: "GET /helloworld", why: "inUse", by: ["stage EcsDemoAPI/prod"] },
      { type: "resource", why: "inUse" },
      { type: "API", name: "EcsDemoAPI", why: "inUse" },
      { type: "log group", name: "/ecs/helloworld-dev", why: "choice", pickable: true },
    ]);
    await expect(
      startTeardown(
        { scope: { apiId, stage: "dev" }, expected: [], picked: [], logGroups: false, confirm: "dev" },
        "ada",
      ),
    ).rejects.toMatchObject({ error: { code: "invalid_input", fields: { confirm: "Type EcsDemoAPI/dev" } } });
    await expect(
      startTeardown(
        { scope: { apiId, stage: "dev" }, expected: [], picked: [], logGroups: false, confirm: "EcsDemoAPI/dev" },
        "ada",
      ),
    ).rejects.toMatchObject({ error: { code: "conflict", message: expect.stringContaining("more by now") } });

    const removed = await remove({ apiId, stage: "dev" }, "EcsDemoAPI/dev");
    expect(removed.operation, JSON.stringify(removed, null, 1)).toMatchObject({ status: "succeeded" });
    expect((removed.result?.proof as TeardownProof | undefined)?.left).toEqual([]);
    expect(await getProbe(probed)).toBeNull();
    const between = await wholeAccount(stageway.endpoint);
    expect(between.clusters).toHaveLength(1);
    expect(between.loadBalancers).toHaveLength(1);
    expect(between.apis).toMatchObject([
      {
        stages: [{ stageName: "prod" }],
        resources: [
          ["/", []],
          ["/helloworld", ["GET"]],
        ],
      },
    ]);

    const prod = { apiId, stage: "prod" };
    const untagged = await untag("helloworld-prod");
    const without = await plan(prod, true);
    const staying = without.stays.filter(({ key }) => untagged.includes(key));
    expect(staying).toMatchObject([
      { type: "load balancer", why: "notOurs", pickable: true },
      { type: "target group", why: "notOurs", pickable: true },
    ]);
    expect(without.goes.filter(({ key }) => untagged.includes(key))).toEqual([]);
    // What was not seen to go is not taken along.
    const expected = without.goes.map(({ key }) => key);
    const unseen = { scope: prod, expected, picked: untagged, logGroups: true, confirm: "EcsDemoAPI/prod" };
    await expect(startTeardown(unseen, "ada")).rejects.toMatchObject({ error: { code: "conflict" } });
    expect((await remove(prod, "EcsDemoAPI/prod", untagged)).operation.status).toBe("succeeded");
    expect(await wholeAccount(stageway.endpoint)).toEqual(fresh);
  });

  it("removes what a cancelled operation made and nothing that it found; then what is left of an environment without a stage", async () => {
    const first = await provision({ ...exampleOf("dev"), api: { name: "shared" } });
    const before = await wholeAccount(stageway.endpoint);
    const input = { ...exampleOf("prod"), api: { name: "shared" }, containerPort: 8081 };
    const id = await startProvisioning(input, "ada");
    await operationWhen(id, (detail) => stepOf(detail, "targets-healthy").status === "waiting");
    await expect(plan({ operationId: id })).rejects.toMatchObject({ error: { code: "conflict" } });
    await cancel(id);
    await ended(id);
    const { operation } = await remove({ operationId: id });
    expect(operation).toMatchObject({ status: "succeeded", title: "Remove what “Provision shared/prod” made" });
    expect(await wholeAccount(stageway.endpoint)).toEqual(before);

    const restApiId = first.operation.apiId ?? "";
    await addAndTakeBack(restApiId, before);
    await stageway.endpoint.apigateway.send(new DeleteStageCommand({ restApiId, stageName: "dev" }));
    inventory().touch(`stages:${restApiId}`);
    const leftNow = async () => {
      const { things, live } = await removalFacts({});
      return orphanGroups(things, live);
    };
    const [group, ...others] = await leftNow();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ environment: "shared/dev", operationIds: [first.operation.id] });
    const types = new Set(group?.goes.map(({ type }) => type));
    for (const type of ["API", "service", "load balancer", "log group", "role"]) expect(types).toContain(type);
    const expected = group?.goes.map(({ key }) => key) ?? [];
    const groups = [{ environment: "shared/dev", expected }];
    const unseen = [{ environment: "shared/dev", expected: expected.slice(1) }];
    await expect(startOrphansRemoval({ groups: unseen, logGroups: true }, "ada")).rejects.toMatchObject({
      error: { code: "conflict" },
    });
    // What the tasks have written goes by choice alone, and is still there to be chosen: even where no record names it.
    const [most = ""] = await startOrphansRemoval({ groups, logGroups: false }, "ada");
    expect((await ended(most)).operation.status).toBe("succeeded");
    const logs = ["/ecs/helloworld-dev"];
    expect(await wholeAccount(stageway.endpoint)).toEqual({ ...fresh, logGroups: logs });
    await (await database()).update(steps).set({ resources: [] });
    const [rest, ...none] = await leftNow();
    expect([rest?.goes.map(({ name }) => name), none]).toEqual([logs, []]);
    const written = [{ environment: "shared/dev", expected: rest?.goes.map(({ key }) => key) ?? [] }];
    const [last = ""] = await startOrphansRemoval({ groups: written, logGroups: true }, "ada");
    expect((await ended(last)).operation.status).toBe("succeeded");
    expect(await wholeAccount(stageway.endpoint)).toEqual(fresh);
  });
});
