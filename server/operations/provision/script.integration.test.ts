import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import { planEnvironment, scriptOf } from "@/lib/domain/provisioning/plan";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { type AwsCli, startAwsCli } from "../../local-aws/testing/aws-cli";
import { shapeOf } from "../testing/shape";
import { ended, startStageway, type TestStageway } from "../testing/stageway";
import { exampleOf } from "./example";
import { startProvisioning } from "./start";

/** The commands that the form shows, run in a shell against an empty account: the same as the guided run makes. */
let stageway: TestStageway;
let byHand: TestEndpoint;
let cli: AwsCli;
beforeAll(async () => {
  [stageway, byHand, cli] = await Promise.all([startStageway(), startTestEndpoint(), startAwsCli()]);
});
afterAll(() => Promise.all([stageway.close(), byHand.close(), cli.close()]));

const scriptFor = (input: ProvisionInput) => {
  const known = { apiName: "name" in input.api ? input.api.name : "", methods: [], hasStage: false };
  const plan = planEnvironment({ input, known, region: "us-east-1" });
  return scriptOf(plan, "A test", { region: "us-east-1", endpoint: byHand.url });
};

const wish = (more: Partial<ProvisionRequest>): ProvisionInput =>
  provisionInput.parse({ ...exampleOf("dev"), ...more });

describe("the script of an environment", () => {
  it.each([
    ["as the form stands", wish({})],
    [
      "with a network of its own, own instances and a greedy path",
      wish({
        serviceName: "echo",
        clusterName: "ecs-own",
        image: "stageway/echo",
        command: "",
        api: { name: "Écho & Co `id` $HOME" },
        path: "/shop/{proxy+}",
        upstreamPath: "/{proxy}",
        methods: ["GET", "POST"],
        network: { kind: "new", cidr: "10.7.0.0/16" },
        launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
      }),
    ],
  ])("%s: gives what the guided run gives", async (_, input) => {
    const detail = await ended(await startProvisioning(input, "ada"));
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
    await cli.sh(scriptFor(input));
    expect(await shapeOf(byHand)).toEqual(await shapeOf(stageway.endpoint));
    const { items } = await byHand.apigateway.send(new GetRestApisCommand({}));
    const restApiId = items?.find(({ name }) => "name" in input.api && name === input.api.name)?.id;
    const path = input.path.replace("{proxy+}", "a");
    const answer = await fetch(`${byHand.url}/restapis/${restApiId}/dev/_user_request_${path}`);
    expect(answer.status).toBe(200);
  });
});
