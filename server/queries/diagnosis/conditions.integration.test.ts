/** What nobody can make on AWS: AWS itself does it, or an implementation of AWS that takes more than AWS takes. */
import {
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { DeleteListenerCommand, DeleteTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { inventory } from "../../inventory";
import { type Backend, startBackend } from "../../local-aws/services/elbv2/testing/backend";
import { createChain, registerTargets } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { conditions, faults } from "../testing/control";
import { diagnosed, type Expected, environment, method } from "../testing/diagnosed";
import { deploy, stage } from "../testing/hello-api";
import { pointAt } from "../testing/point-at";
import { healed, looksRun, remedied } from "../testing/remedies";
import { register } from "../testing/service";
import { misbehave, serving } from "../testing/serving";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let backend: Backend;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  backend = await startBackend(endpoint.world, "172.31.0.1");
  pointAt(endpoint.url);
});
afterEach(async () => {
  await conditions(endpoint);
  await faults(endpoint);
});
afterAll(async () => {
  await backend.close();
  await endpoint.close();
});

const LENIENT = { condition: "lenientApiGateway" };
const URI = "http://${stageVariables.elb}";

async function emptyApi(): Promise<string> {
  const { id = "" } = await endpoint.apigateway.send(new CreateRestApiCommand({ name: "lenient" }));
  return id;
}

/** What the API is, deployed to dev. */
async function deployed(apiId: string): Promise<string> {
  await stage(endpoint, { apiId, deploymentId: await deploy(endpoint, apiId) }, "dev", {});
  inventory().touch("apis");
  return apiId;
}

// API Gateway refuses all four (CreateDeployment, CreateStage); other implementations of it may not.
it.each<[what: string, make: () => Promise<string>, expected: Expected]>([
  [
    "an illegal value",
    () => environment(endpoint, { elb: "a b" }),
    { hop: "variable", code: "variable.illegal", words: /does not allow/ },
  ],
  [
    "a stage without a deployment",
    async () => {
      const restApiId = await emptyApi();
      await method(endpoint, restApiId, "GET", URI);
      await endpoint.apigateway.send(new CreateStageCommand({ restApiId, stageName: "dev", deploymentId: "" }));
      inventory().touch("apis");
      return restApiId;
    },
    { hop: "stage", code: "stage.noDeployment", words: /serves no deployment/, health: "missing" },
  ],
  [
    "a snapshot without methods",
    async () => deployed(await emptyApi()),
    { hop: "deployment", code: "deployment.noMethods", words: /has no methods: every call answers 403/ },
  ],
  [
    "a method without an integration",
    async () => {
      const restApiId = await emptyApi();
      const { items } = await endpoint.apigateway.send(new GetResourcesCommand({ restApiId }));
      const where = { restApiId, resourceId: items?.[0]?.id, httpMethod: "GET" };
      await endpoint.apigateway.send(new PutMethodCommand({ ...where, authorizationType: "NONE" }));
      return deployed(restApiId);
    },
    { hop: "integration", code: "integration.missing", words: /GET \/ has no integration, so every call answers 500/ },
  ],
])("an API Gateway that takes what AWS refuses: %s", async (_, make, expected) => {
  await conditions(endpoint, LENIENT);
  const apiId = await make();
  const { detail, cause } = await diagnosed(apiId, expected);
  expect(detail.causes[0]).toEqual(cause);
  if (/ create-deployment /.test(cause.remedy?.cli ?? "")) await remedied(apiId, cause);
});

async function healthy(name: string) {
  const chain = await createChain(endpoint, name);
  await registerTargets(endpoint, chain.groupArn, { id: "172.31.0.1", port: 80 });
  const apiId = await environment(endpoint, { elb: chain.dns });
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
  return { ...chain, apiId };
}

it("a load balancer that AWS could not set up, and one that works again", async () => {
  const { apiId } = await healthy("lost");
  await conditions(endpoint, { condition: "loadBalancerFailed", loadBalancer: "lost" });
  const expected = { hop: "loadBalancer", code: "loadBalancer.failed", words: /lost is failed/ } as const;
  const { detail, cause } = await diagnosed(apiId, expected);
  expect(detail.causes).toEqual([cause]);
  await conditions(endpoint, { condition: "loadBalancerImpaired", loadBalancer: "lost" });
  const short = { hop: "loadBalancer", code: "loadBalancer.impaired", words: /lost routes requests, but/ } as const;
  const { detail: impaired } = await diagnosed(apiId, short);
  expect(impaired.paths[0]?.hops.at(-1)).toMatchObject({ kind: "targetGroup", verdict: "ok" });
  await conditions(endpoint);
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
});

it("a listener, last read before it went, names a group that is gone with it", async () => {
  let count = 0;
  // What was read of the listener counts for some seconds: on a busy machine the look may come too late.
  const { causes } = await until(
    async () => {
      await faults(endpoint);
      const { apiId, listenerArn, groupArn } = await healthy(`gone-${count++}`);
      await faults(endpoint, { service: "elasticloadbalancing", operation: "DescribeListeners", throttle: true });
      await endpoint.elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
      await endpoint.elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn: groupArn }));
      inventory().touch("targetGroups");
      return getEnvironment(apiId, "dev");
    },
    (detail) => detail.causes.some(({ code }) => code === "targetGroup.gone"),
    90,
  );
  expect(causes).toMatchObject([
    { hop: "targetGroup", code: "targetGroup.gone", message: expect.stringMatching(/does not exist/) },
  ]);
  await looksRun(causes.map(({ remedy }) => remedy?.look));
});

it("a rollout that an alarm of CloudWatch ended", async () => {
  const { serveWell } = serving(endpoint);
  const { apiId } = await serveWell("alarmed");
  const taskDefinition = await register(endpoint, "alarmed", misbehave({ HANG: "true" }));
  await endpoint.ecs.send(
    new UpdateServiceCommand({
      cluster: "main",
      service: "alarmed",
      taskDefinition,
      healthCheckGracePeriodSeconds: 600,
      deploymentConfiguration: { alarms: { alarmNames: ["errors"], enable: true, rollback: false } },
    }),
  );
  await conditions(endpoint, { condition: "alarm", alarm: "errors" });
  const { cause } = await diagnosed(apiId, {
    hop: "service",
    code: "service.rolloutFailed",
    words: /rollout of service alarmed failed: .*alarm detected/,
  });
  expect(cause.remedy?.cli).toMatch(/ update-service .* --task-definition \S+:task-definition\/alarmed:1$/);
  await conditions(endpoint);
  await healed(apiId, cause);
});

it.each([
  ["SpotInterruption", "spot", /AWS took the spot capacity back\. .*Service spot runs 0 of 1 tasks/],
  ["InfrastructureHealth", "worn", /AWS found the machine that it ran on unhealthy\. .*Service worn runs 0 of 1 tasks/],
])("tasks that AWS itself stops: %s", async (stopCode, name, words) => {
  const { apiId } = await serving(endpoint).serveWell(name);
  await conditions(endpoint, { condition: "tasksInterrupted", service: name, stopCode });
  const { cause, detail } = await diagnosed(apiId, { hop: "task", code: "task.capacityLost", words });
  expect(detail.causes).toEqual([cause]);
  const task = detail.paths[0]?.hops.find(({ kind }) => kind === "task");
  expect(task?.evidence).toContainEqual(expect.objectContaining({ label: "Stop code", value: stopCode }));
  await conditions(endpoint);
  await healed(apiId, cause);
});

it("a rollout that AWS throttles", async () => {
  const { apiId } = await serving(endpoint).serveWell("slowed");
  await conditions(endpoint, { condition: "schedulerThrottled", service: "slowed" });
  const taskDefinition = await register(endpoint, "slowed", { image: "httpd:2.2" });
  await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "slowed", taskDefinition }));
  const { detail } = await diagnosed(apiId, {
    hop: "service",
    code: "service.rolloutStuck",
    words: /rollout of service slowed is stuck: 1 of 1 tasks run\. ECS is being throttled\./,
  });
  expect(detail.paths[0]?.hops.find(({ kind }) => kind === "service")?.evidence).toContainEqual(
    expect.objectContaining({ value: "(service slowed) operations are being throttled. Will try again later." }),
  );
  await conditions(endpoint);
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health, causes }) => health === "healthy" && causes.length === 0,
    90,
  );
});
