import {
  CreateDeploymentCommand,
  GetResourcesCommand,
  GetStageCommand,
  PutIntegrationCommand,
} from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PromoteInput } from "@/lib/contracts/commands";
import { inventory } from "@/server/inventory";
import { getEnvironment } from "@/server/queries/environment";
import { listRestorePoints, listStageChanges } from "@/server/store";
import { exampleOf } from "../provision/example";
import { startProvisioning } from "../provision/start";
import { startRollback } from "../rollback/start";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { changeStageVariable } from "../variables/change-stage-variable";
import { startPromotion } from "./start";

let stageway: TestStageway;
let apiId: string;
beforeAll(async () => {
  stageway = await startStageway();
  const ids = await Promise.all((["dev", "prod"] as const).map((name) => startProvisioning(exampleOf(name), "ada")));
  for (const id of ids) apiId = (await ended(id)).operation.apiId ?? "";
});
afterAll(() => stageway.close());

const stage = async (stageName: string) => {
  const { deploymentId = "", variables = {} } = await stageway.endpoint.apigateway.send(
    new GetStageCommand({ restApiId: apiId, stageName }),
  );
  return { deploymentId, variables };
};
const promote = async (more: Partial<PromoteInput> = {}) => {
  const { deploymentId } = await stage(more.from ?? "dev");
  return startPromotion({ apiId, from: "dev", to: "prod", bindings: {}, deploymentId, ...more }, "grace");
};
/** To what prod served before its newest change. */
const rollBack = async () => {
  const [point] = await listRestorePoints(apiId, "prod");
  return ended(await startRollback({ apiId, stage: "prod", restorePointId: point?.id ?? "" }, "ada"));
};
/** What the environment's page says of it. */
const planned = async () => {
  inventory().touch(`stages:${apiId}`);
  return (await getEnvironment(apiId, "prod")).restorePoints[0]?.rollback;
};
/** A new snapshot of the API as it is, served by a stage. */
const deployTo = async (stageName: string) => {
  const { apigateway } = stageway.endpoint;
  const { id } = await apigateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName }));
  return id;
};

describe("promotion", () => {
  it("moves the snapshot, keeps the target's bindings, and records who, from and to", async () => {
    const [dev, prod] = [await stage("dev"), await stage("prod")];
    expect(dev.deploymentId).not.toBe(prod.deploymentId);
    const detail = await ended(await promote());
    expect(detail.operation).toMatchObject({ status: "succeeded", actor: "grace", stage: "prod" });
    expect(stepOf(detail, "verify").detail).toContain("3 times in a row");
    expect(await stage("prod")).toEqual({ deploymentId: dev.deploymentId, variables: prod.variables });
    expect(stepOf(detail, "move").commands).toHaveLength(1);
    expect(await listStageChanges(apiId, "prod")).toMatchObject([
      {
        kind: "promote",
        actor: "grace",
        fromStage: "dev",
        fromDeploymentId: prod.deploymentId,
        toDeploymentId: dev.deploymentId,
      },
    ]);
    expect(await listRestorePoints(apiId, "prod")).toMatchObject([prod]);
  });

  it("rolls back with the restore point, which is a change of its own", async () => {
    const [point] = await listRestorePoints(apiId, "prod");
    const promoted = await stage("prod");
    const detail = await rollBack();
    expect(detail.operation.status).toBe("succeeded");
    expect(await stage("prod")).toEqual({ deploymentId: point?.deploymentId, variables: promoted.variables });
    expect((await listRestorePoints(apiId, "prod"))[0]?.deploymentId).toBe(promoted.deploymentId);
  });

  it("refuses when the upstream has moved since the person looked", async () => {
    const { deploymentId } = await stage("dev");
    await deployTo("dev");
    const detail = await ended(await promote({ deploymentId }));
    expect(stepOf(detail, "check").error).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("moved on"),
    });
  });

  it("refuses when a check says no, and changes nothing", async () => {
    const before = await stage("prod");
    await changeStageVariable({ apiId, stage: "prod", name: "helloworldElb", value: "nowhere.elb.localhost" }, "ada");
    const detail = await ended(await promote());
    expect(stepOf(detail, "check").error).toMatchObject({ code: "check_failed" });
    expect((await stage("prod")).deploymentId).toBe(before.deploymentId);
    await changeStageVariable(
      {
        apiId,
        stage: "prod",
        name: "helloworldElb",
        value: before.variables.helloworldElb ?? "",
      },
      "ada",
    );
    expect(await stage("prod")).toEqual(before);
  });

  it("makes a missing stage with the bindings given", async () => {
    const helloworldElb = (await stage("prod")).variables.helloworldElb ?? "";
    const detail = await ended(await promote({ to: "staging", bindings: { helloworldElb } }));
    expect(detail.operation.status).toBe("succeeded");
    expect(await stage("staging")).toEqual({
      deploymentId: (await stage("dev")).deploymentId,
      variables: { helloworldElb },
    });
  });
});

describe("a snapshot with a variable that the target lacks", () => {
  beforeAll(async () => {
    const { apigateway } = stageway.endpoint;
    const { items } = await apigateway.send(new GetResourcesCommand({ restApiId: apiId }));
    const resourceId = items?.find(({ path }) => path === "/helloworld")?.id;
    const uri = `http://\${stageVariables.helloworldElb}/\${stageVariables.page}`;
    const integration = { type: "HTTP_PROXY" as const, integrationHttpMethod: "GET", uri };
    await apigateway.send(
      new PutIntegrationCommand({ restApiId: apiId, resourceId, httpMethod: "GET", ...integration }),
    );
    await deployTo("dev");
    await changeStageVariable({ apiId, stage: "dev", name: "page", value: "index.html" }, "ada");
  });

  it("is refused without a value for it", async () => {
    const detail = await ended(await promote());
    expect(stepOf(detail, "check").error).toMatchObject({
      code: "check_failed",
      message: expect.stringContaining("page"),
    });
  });

  it("puts back what was served when the verification fails, and says so", async () => {
    const before = await stage("prod");
    const detail = await ended(await promote({ bindings: { page: "no-such-page" } }));
    expect(detail.operation).toMatchObject({ status: "failed", error: { code: "check_failed" } });
    expect(stepOf(detail, "verify").error).toMatchObject({
      message: `Stage prod did not pass the verification. It serves ${before.deploymentId} again.`,
      reason: expect.stringContaining("GET /helloworld answers 404"),
    });
    expect(detail.result).toMatchObject({ restored: true });
    expect(await stage("prod")).toEqual(before);
  });

  it("removes a stage again that it made and that does not answer", async () => {
    const { variables } = await stage("prod");
    const bindings = { helloworldElb: variables.helloworldElb ?? "", page: "no-such-page" };
    const detail = await ended(await promote({ to: "qa", bindings }));
    expect(stepOf(detail, "verify").error?.message).toContain("is removed again");
    await expect(stage("qa")).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("adds the variable, takes it away with the rollback, and adds it again when that is rolled back", async () => {
    const before = await stage("prod");
    const promoted = await ended(await promote({ bindings: { page: "index.html", helloworldElb: "ignored.example" } }));
    expect(promoted.operation.status).toBe("succeeded");
    expect((await stage("prod")).variables).toEqual({ ...before.variables, page: "index.html" });
    const after = await stage("prod");
    expect(await planned()).toEqual({ moves: true, set: {}, remove: ["page"], stays: [] });
    expect((await rollBack()).operation.status).toBe("succeeded");
    expect(await stage("prod")).toEqual(before);
    expect(await planned()).toEqual({ moves: true, set: { page: "index.html" }, remove: [], stays: [] });
    expect((await rollBack()).operation.status).toBe("succeeded");
    expect(await stage("prod")).toEqual(after);
  });
});
