import { tmpdir } from "node:os";
import { CreateDeploymentCommand, GetStageCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listRestorePoints } from "@/server/store";
import { aws as run } from "../../local-aws/testing/aws-cli/run";
import { wordsOf } from "../../local-aws/testing/aws-cli/words";
import { cancel } from "../cancel-operation";
import { startPromotion } from "../promote/start";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { retry } from "../retry-operation";
import { startRollback } from "../rollback/start";
import { requirePage } from "../testing/require-page";
import { ended, operationWhen, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import type { Fate, WatchedCall } from "../testing/watched-endpoint";
import { changeStageVariable } from "../variables/change-stage-variable";

let stageway: TestStageway;
let apiId: string;
let decide: (call: WatchedCall) => Fate = () => "pass";
/** Stage prod is changed by this call. */
const isMove = ({ name }: WatchedCall) => /^PATCH .*\/stages\/prod$/.test(name);

const aws = () => stageway.endpoint.apigateway;
const stage = async (stageName: string) => {
  const { deploymentId = "", variables = {} } = await aws().send(new GetStageCommand({ restApiId: apiId, stageName }));
  return { deploymentId, variables };
};
const deployTo = (stageName: string) => aws().send(new CreateDeploymentCommand({ restApiId: apiId, stageName }));
const promote = async (page: string) => {
  const { deploymentId } = await stage("dev");
  return startPromotion({ apiId, from: "dev", to: "prod", bindings: { page }, deploymentId }, "grace");
};
/** A person pastes the command at the end of a remedy. */
const paste = async (remedy = "") => {
  const [pasted] = await wordsOf([remedy.replace(/^.* [Oo]r run: /, "")]);
  const { code, stderr } = await run(pasted?.words ?? [], { env: pasted?.env ?? {}, folder: tmpdir() });
  expect(code, stderr).toBe(0);
};
const verifying = (id: string) => operationWhen(id, (detail) => stepOf(detail, "verify").status === "waiting");

// dev's snapshot needs a variable that prod lacks; prod's does not.
beforeAll(async () => {
  stageway = await startStageway((call) => decide(call));
  const ids = await Promise.all((["dev", "prod"] as const).map((name) => startProvisioning(exampleOf(name), "ada")));
  for (const id of ids) apiId = (await ended(id)).operation.apiId ?? "";
  await requirePage(aws(), apiId);
});
beforeEach(() => {
  decide = () => "pass";
});
afterAll(() => stageway.close());

describe("cancel after the stage was moved", () => {
  it("puts back what was served, and says so; a retry begins anew", async () => {
    const [dev, before] = [await stage("dev"), await stage("prod")];
    const id = await promote("no-such-page");
    for (const begin of [() => {}, () => retry(id)]) {
      await begin();
      await verifying(id);
      expect(await stage("prod")).toMatchObject({ deploymentId: dev.deploymentId });
      await cancel(id);
      const detail = await ended(id);
      expect(detail.operation).toMatchObject({ status: "cancelled", error: { code: "cancelled" } });
      expect(detail.operation.error?.message).toBe(
        `Cancelled after stage prod was pointed to ${dev.deploymentId}. It serves ${before.deploymentId} again.`,
      );
      expect(stepOf(detail, "verify")).toMatchObject({
        status: "cancelled",
        commands: [expect.stringContaining("update-stage")],
      });
      expect(detail.result).toMatchObject({ restored: true, addedVariables: [] });
      expect(await stage("prod")).toEqual(before);
    }
  });

  it("also when it comes while AWS is moving it", async () => {
    const before = await stage("prod");
    const id = await promote("index.html");
    decide = (call) => {
      if (isMove(call)) void cancel(id).catch(() => {});
      return "pass";
    };
    expect((await ended(id)).operation.status).toBe("cancelled");
    expect(await stage("prod")).toEqual(before);
  });

  it("before it was moved, changes nothing and says what is served", async () => {
    const before = await stage("prod");
    const id = await promote("index.html");
    let asked = false;
    decide = (call) => {
      // The third read of the stage, by the step that would move it.
      if (isMove(call)) throw new Error("moved all the same");
      if (!asked && /^GET .*\/stages\/prod$/.test(call.name)) {
        asked = true;
        void cancel(id).catch(() => {});
      }
      return "pass";
    };
    const detail = await ended(id);
    expect(detail.operation).toMatchObject({
      status: "cancelled",
      error: { reason: `It serves ${before.deploymentId}, as before.` },
    });
    expect(await stage("prod")).toEqual(before);
  });

  it("of a rollback, too", async () => {
    const former = await stage("prod");
    expect((await ended(await promote("index.html"))).operation.status).toBe("succeeded");
    await changeStageVariable({ apiId, stage: "prod", name: "helloworldElb", value: "nowhere.elb.localhost" }, "ada");
    const promoted = await stage("prod");
    const [point] = await listRestorePoints(apiId, "prod");
    const id = await startRollback({ apiId, stage: "prod", restorePointId: point?.id ?? "" }, "ada");
    await verifying(id);
    expect(await stage("prod")).toMatchObject({ deploymentId: former.deploymentId });
    await cancel(id);
    expect((await ended(id)).operation.error?.message).toContain(`It serves ${promoted.deploymentId} again.`);
    expect(await stage("prod")).toEqual(promoted);
    await aws().send(
      new UpdateStageCommand({
        restApiId: apiId,
        stageName: "prod",
        patchOperations: [
          { op: "replace", path: "/deploymentId", value: former.deploymentId },
          { op: "replace", path: "/variables/helloworldElb", value: former.variables.helloworldElb },
          { op: "remove", path: "/variables/page" },
        ],
      }),
    );
  });
});

describe("a put-back that fails", () => {
  /** AWS lets the stage be moved, and not back. */
  const denyAfterFirst = () => {
    let moves = 0;
    return (call: WatchedCall): Fate => (isMove(call) && ++moves > 1 ? "deny" : "pass");
  };
  const deny = (call: WatchedCall): Fate => (isMove(call) ? "deny" : "pass");

  it("says what serves now and what restores it; retry finishes it, and once more begins anew", async () => {
    const [dev, before] = [await stage("dev"), await stage("prod")];
    decide = denyAfterFirst();
    const id = await promote("no-such-page");
    for (const begin of [() => {}, () => retry(id)]) {
      await begin();
      const { operation } = await ended(id);
      expect(operation).toMatchObject({ status: "failed", error: { code: "aws_denied" } });
      expect(operation.error?.message).toContain("what it served before could not be put back");
      expect(operation.error?.message).toContain(`it serves ${dev.deploymentId} with `);
      expect(operation.error?.message).toContain("page = no-such-page");
      expect(operation.error?.reason).toMatch(/GET \/helloworld answers 404.*Denied by the test/);
      expect(operation.error?.remedy).toContain(`roll back to ${before.deploymentId}`);
      expect(operation.error?.remedy).toContain("aws apigateway update-stage");
      expect(operation.error?.remedy).toContain(
        `{"op":"replace","path":"/deploymentId","value":"${before.deploymentId}"}`,
      );
      expect(operation.error?.remedy).toContain('{"op":"remove","path":"/variables/page"}');
      decide = deny;
    }
    expect(await stage("prod")).toMatchObject({ deploymentId: dev.deploymentId });
    decide = () => "pass";
    await retry(id);
    const finished = await ended(id);
    expect(finished.operation.error?.message).toContain(`It serves ${before.deploymentId} again.`);
    expect(finished.result).toMatchObject({ restored: true });
    expect(await stage("prod")).toEqual(before);

    await retry(id);
    const again = await verifying(id);
    expect(again.result).not.toHaveProperty("restored");
    expect(await stage("prod")).toMatchObject({ deploymentId: dev.deploymentId });
    await cancel(id);
    await ended(id);
    expect(await stage("prod")).toEqual(before);
  });

  it("after a cancel, the command restores it, and retry finishes it as cancelled", async () => {
    const before = await stage("prod");
    decide = denyAfterFirst();
    const id = await promote("no-such-page");
    await verifying(id);
    await cancel(id);
    const { operation } = await ended(id);
    expect(operation).toMatchObject({
      status: "failed",
      error: { code: "aws_denied", message: expect.stringContaining("was moved when the operation was cancelled") },
    });
    decide = () => "pass";
    await paste(operation.error?.remedy);
    expect(await stage("prod")).toEqual(before);
    await retry(id);
    expect((await ended(id)).operation).toMatchObject({ status: "cancelled" });
    expect(await stage("prod")).toEqual(before);
  });

  it("of a stage that the promotion made: the command removes it, and retry finishes it as cancelled", async () => {
    const [{ deploymentId }, { variables }] = [await stage("dev"), await stage("prod")];
    decide = ({ name }) => (/^DELETE .*\/stages\/qa$/.test(name) ? "deny" : "pass");
    const bindings = { ...variables, page: "no-such-page" };
    const id = await startPromotion({ apiId, from: "dev", to: "qa", bindings, deploymentId }, "grace");
    await verifying(id);
    await cancel(id);
    const { operation } = await ended(id);
    expect(operation).toMatchObject({ status: "failed", error: { code: "aws_denied" } });
    expect(operation.error?.message).toContain(`it serves ${deploymentId} with `);
    expect(operation.error?.remedy).toMatch(/^Retry puts it back\. Or run: .*aws apigateway delete-stage /);
    expect(await stage("qa")).toMatchObject({ deploymentId });
    decide = () => "pass";
    await paste(operation.error?.remedy);
    await expect(stage("qa")).rejects.toThrow("Invalid stage identifier specified");
    await retry(id);
    expect((await ended(id)).operation).toMatchObject({ status: "cancelled" });
  });

  it("retry leaves alone what somebody else has changed since", async () => {
    decide = denyAfterFirst();
    const id = await promote("no-such-page");
    await ended(id);
    decide = () => "pass";
    const { id: theirs } = await deployTo("prod");
    await retry(id);
    expect((await ended(id)).operation.error?.message).toContain(
      `Somebody else has changed it since: it serves ${theirs} now.`,
    );
    expect(await stage("prod")).toMatchObject({ deploymentId: theirs });
  });
});
