import { DeleteMethodCommand, GetRestApiCommand, PutMethodCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import type { TeardownProof } from "@/lib/contracts/teardown";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { retry } from "../retry-operation";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { wholeAccount } from "../testing/whole-account";
import { writesOf } from "../testing/writes";
import { planFor } from "./plan";
import { startTeardown } from "./start";
import { subjectOf } from "./subject";

let stageway: TestStageway;
/** AWS refuses to delete APIs. */
let refuses = true;
beforeAll(async () => {
  stageway = await startStageway(({ name }) => (refuses && /^DELETE \/restapis\/\w+$/.test(name) ? "deny" : "pass"));
});
afterAll(() => stageway.close());

it("own instances in a network of its own: has not succeeded before nothing of them is left", async () => {
  const fresh = await wholeAccount(stageway.endpoint);
  const input = provisionInput.parse({
    ...exampleOf("dev"),
    network: { kind: "new", cidr: "10.7.0.0/16" },
    launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
  });
  const made = await ended(await startProvisioning(input, "ada"));
  expect(made.operation).toMatchObject({ status: "succeeded" });
  const larger = { ...input.launch, instances: { kind: "new" as const, instanceType: "t3.small", count: 2 } };
  const changed = await ended(await startProvisioning({ ...input, launch: larger } as typeof input, "ada"));
  expect(changed.operation, JSON.stringify(changed.operation.error)).toMatchObject({ status: "succeeded" });
  expect(stepOf(changed, "launch-template").detail).toContain("version 2 added");
  const again = await ended(await startProvisioning({ ...input, launch: larger } as typeof input, "ada"));
  expect(stepOf(again, "launch-template").detail).toBe("found");
  expect(writesOf(again)).toEqual([]);
  const scope = { apiId: made.operation.apiId ?? "", stage: "dev" };
  const { environment } = await subjectOf(scope);
  const plan = await planFor({ environment, ...scope, operationId: undefined, picked: [], logGroups: true });
  expect(plan.stays).toEqual([]);
  const expected = plan.goes.map(({ key }) => key);
  const wish = { scope, expected, picked: [], logGroups: true, confirm: "EcsDemoAPI/dev" };
  const id = await startTeardown(wish, "ada");
  expect((await ended(id)).operation).toMatchObject({ status: "failed", error: { code: "aws_denied" } });

  refuses = false;
  const { apigateway } = stageway.endpoint;
  const { rootResourceId } = await apigateway.send(new GetRestApiCommand({ restApiId: scope.apiId }));
  const theirs = { restApiId: scope.apiId, resourceId: rootResourceId, httpMethod: "PATCH" };
  await apigateway.send(new PutMethodCommand({ ...theirs, authorizationType: "NONE" }));
  await retry(id);
  expect((await ended(id)).operation).toMatchObject({
    status: "failed",
    error: {
      code: "conflict",
      message: expect.stringContaining("API EcsDemoAPI is still there"),
      reason: "API EcsDemoAPI is used by method PATCH /.",
    },
  });

  await apigateway.send(new DeleteMethodCommand(theirs));
  await retry(id);
  const removed = await ended(id);
  expect(removed.operation, JSON.stringify(removed.operation.error)).toMatchObject({ status: "succeeded" });
  expect((removed.result?.proof as TeardownProof | undefined)?.left).toEqual([]);
  expect(await wholeAccount(stageway.endpoint)).toEqual(fresh);
});
