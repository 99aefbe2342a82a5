import { GetDeploymentsCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "../invoke/invoke";
import { accountOf } from "../testing/account";
import { ended, startStageway, stepOf, type TestStageway } from "../testing/stageway";
import { exampleOf } from "./example";
import { startProvisioning } from "./start";

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

describe("provisioning", () => {
  it("makes the whole environment, and it answers", async () => {
    const detail = await ended(await startProvisioning(exampleOf("dev"), "ada"));
    expect(detail.operation).toMatchObject({ status: "succeeded", actor: "ada", apiName: "EcsDemoAPI" });
    expect(detail.result).toMatchObject({ status: 200, body: '{ "hello" : "world" }\n' });
    expect(detail.steps.map((step) => step.status)).toEqual(detail.steps.map(() => "done"));
    expect(stepOf(detail, "load-balancer").resources).toMatchObject([{ type: "load balancer", created: true }]);
    const apiId = detail.operation.apiId ?? "";
    const { items } = await stageway.endpoint.apigateway.send(new GetDeploymentsCommand({ restApiId: apiId }));
    expect(items?.map(({ description }) => description)).toEqual([
      `Stageway: EcsDemoAPI/dev (operation ${detail.operation.id.slice(0, 8)})`,
    ]);
    expect(await invoke({ apiId, stage: "dev", path: "/helloworld" })).toMatchObject({ ok: true, status: 200 });
  });

  it("shows the equivalent command of each step", async () => {
    const detail = await ended(await startProvisioning(exampleOf("dev"), "ada"));
    for (const step of detail.steps.filter(({ key }) => key !== "probe")) {
      expect(step.commands[0], step.key).toMatch(
        /^AWS_ACCESS_KEY_ID=test .* aws (ecs|ec2|elbv2|apigateway|iam|logs) [a-z-]+ /,
      );
    }
  });

  it("changes nothing the second time", async () => {
    const before = await accountOf(stageway.endpoint);
    const detail = await ended(await startProvisioning(exampleOf("dev"), "ada"));
    expect(detail.operation.status).toBe("succeeded");
    expect(detail.steps.flatMap((step) => step.resources.filter(({ created }) => created))).toEqual([]);
    const written = detail.steps
      .flatMap(({ commands }) => commands)
      .filter((text) => !/ (get|describe|list)-/.test(text));
    expect(written).toEqual([]);
    expect(await accountOf(stageway.endpoint)).toEqual(before);
  });
});
