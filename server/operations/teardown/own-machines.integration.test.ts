import { afterAll, beforeAll, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import type { TeardownProof } from "@/lib/contracts/teardown";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { ended, startStageway, type TestStageway } from "../testing/stageway";
import { wholeAccount } from "../testing/whole-account";
import { planFor } from "./plan";
import { startTeardown } from "./start";
import { subjectOf } from "./subject";

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

it("own instances in a network of its own: nothing is left of them", async () => {
  const fresh = await wholeAccount(stageway.endpoint);
  const input = provisionInput.parse({
    ...exampleOf("dev"),
    network: { kind: "new", cidr: "10.7.0.0/16" },
    launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
  });
  const made = await ended(await startProvisioning(input, "ada"));
  expect(made.operation).toMatchObject({ status: "succeeded" });
  const scope = { apiId: made.operation.apiId ?? "", stage: "dev" };
  const { environment } = await subjectOf(scope);
  const plan = await planFor({ environment, ...scope, operationId: undefined, picked: [], logGroups: true });
  expect(plan.stays).toEqual([]);
  const expected = plan.goes.map(({ key }) => key);
  const wish = { scope, expected, picked: [], logGroups: true, confirm: "EcsDemoAPI/dev" };
  const removed = await ended(await startTeardown(wish, "ada"));
  expect(removed.operation, JSON.stringify(removed.operation.error)).toMatchObject({ status: "succeeded" });
  expect((removed.result?.proof as TeardownProof | undefined)?.left).toEqual([]);
  expect(await wholeAccount(stageway.endpoint)).toEqual(fresh);
});
