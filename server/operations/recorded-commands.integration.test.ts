import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetRestApisCommand, GetStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeServicesCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { DescribeListenersCommand, DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import type { ImportInput } from "@/lib/contracts/definition-input";
import { addRouteInput } from "@/lib/contracts/environment-changes";
import { deployCommand, exportCommand, importCommand } from "@/lib/domain/cli/shown";
import { listRestorePoints } from "@/server/store";
import type { TestEndpoint } from "../local-aws/testing";
import { startRoute } from "./add-route/start";
import { importDefinition } from "./api-definition/import-definition";
import { readExport } from "./api-definition/read-export";
import { startImageChange } from "./change-image/start";
import { startDeployment } from "./deploy/start";
import { testMethod } from "./invoke/test-method";
import { startPromotion } from "./promote/start";
import { exampleOf } from "./provision/example";
import { startProvisioning } from "./provision/start";
import { startRollback } from "./rollback/start";
import { serviceCommands, stopTaskCommand } from "./services/commands";
import { redeploy } from "./services/redeploy";
import { scale } from "./services/scale";
import { stopTask } from "./services/stop-task";
import { planFor } from "./teardown/plan";
import { startTeardown } from "./teardown/start";
import { subjectOf } from "./teardown/subject";
import { commandsOf, type Replay, type Replayed, replayEach, shownAs, startReplay } from "./testing/replay";
import { ended, startStageway, type TestStageway } from "./testing/stageway";

/**
 * Whatever is done to environments: what it recorded, and what is shown beside it, does the same where it is pasted into
 * an account that was alike before.
 */
let stageway: TestStageway;
let account: Replay;
let apiId = "";
/** What Stageway gave when a definition was asked for. */
let exported: { paths: object } | null = null;
beforeAll(async () => {
  stageway = await startStageway();
  account = await startReplay(stageway.endpoint);
});
afterAll(async () => {
  await account.close();
  await stageway.close();
});

const DEV = { cluster: "ecs-dev", service: "helloworld-dev" };
const operation = async (id: Promise<string>) => commandsOf(await ended(await id));
const serving = async (stageName: string) =>
  (await stageway.endpoint.apigateway.send(new GetStageCommand({ restApiId: apiId, stageName }))).deploymentId ?? "";
const deployed = async () =>
  operation(startDeployment({ apiId, stage: "dev", variables: {}, serving: await serving("dev") }, "ada"));

const anyTask = async ({ ecs }: TestEndpoint) =>
  (await ecs.send(new ListTasksCommand({ cluster: DEV.cluster, serviceName: DEV.service }))).taskArns?.[0] ?? "";
async function stopped() {
  const task = await anyTask(stageway.endpoint);
  account.pair(task, await anyTask(account.copy));
  return { task, ...(await stopTask({ ...DEV, task }, "ada")) };
}

const definitionWith = (...paths: string[]) => {
  const integration = { type: "http_proxy", httpMethod: "GET", uri: "http://${stageVariables.elb}/" };
  const method = { get: { responses: {}, "x-amazon-apigateway-integration": integration } };
  const all = Object.fromEntries(paths.map((path) => [path, method]));
  return JSON.stringify({ swagger: "2.0", info: { title: "shop", version: "1" }, paths: all });
};
/** A person has the definition in a file of this name. */
async function imported(definition: string, more: Partial<ImportInput> = {}) {
  await writeFile(join(account.folder, "definition"), definition);
  const wish = { requestId: randomUUID(), mode: "new", failOnWarnings: false, confirm: "" } as const;
  return importDefinition({ ...wish, definition: new Blob([definition]), ...more });
}
/** The API that was imported first. */
async function into(mode: "merge" | "overwrite") {
  const { items = [] } = await stageway.endpoint.apigateway.send(new GetRestApisCommand({}));
  return { mode, apiId: items.find(({ name }) => name === "shop")?.id ?? "", confirm: "shop" };
}

/** By a rule on the listener of what the first environment has made. */
async function guest(): Promise<ProvisionInput> {
  const { elbv2 } = stageway.endpoint;
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: [DEV.service] }));
  const { Listeners } = await elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }),
  );
  const entry = { kind: "rule", listenerArn: Listeners?.[0]?.ListenerArn, pathPrefix: "/guest", priority: 3 };
  const names = { serviceName: "guest", stage: "guest", path: "/guest", variableName: "guestElb" };
  return provisionInput.parse({ ...exampleOf("dev"), ...names, image: "stageway/echo", command: "", entry });
}

/** As a person does it: look at the plan, confirm what it says. */
async function removed(stage: string): Promise<readonly string[]> {
  const { environment } = await subjectOf({ apiId, stage });
  const about = { environment, apiId, stage, operationId: undefined, picked: [], logGroups: true };
  const expected = (await planFor(about)).goes.map(({ key }) => key);
  const wish = { scope: { apiId, stage }, expected, picked: [], logGroups: true, confirm: `EcsDemoAPI/${stage}` };
  return operation(startTeardown(wish, "ada"));
}

const OPERATIONS: Replayed[] = [
  [
    "a new environment",
    async () => {
      const detail = await ended(await startProvisioning(exampleOf("dev"), "ada"));
      apiId = detail.operation.apiId ?? "";
      return commandsOf(detail);
    },
  ],
  [
    "a second one of the same API, with a network and instances of its own",
    () => {
      const network = { kind: "new", cidr: "10.7.0.0/16" };
      const instances = { kind: "new", instanceType: "t2.micro", count: 2 };
      const launch = { type: "EC2", cpu: 64, memory: 64, instances };
      return operation(startProvisioning(provisionInput.parse({ ...exampleOf("prod"), network, launch }), "ada"));
    },
  ],
  [
    "a route",
    async () => {
      const route = { apiId, stage: "dev", path: "/status", upstreamPath: "/", variableName: "helloworldElb" };
      return operation(startRoute(addRouteInput.parse({ ...route, serving: await serving("dev") }), "ada"));
    },
  ],
  ["a deployment", () => deployed()],
  ["a deployment, as it is shown", () => shownAs(deployCommand(apiId, "dev"), deployed())],
  [
    "a promotion",
    async () => {
      const deploymentId = await serving("dev");
      return operation(startPromotion({ apiId, from: "dev", to: "prod", bindings: {}, deploymentId }, "ada"));
    },
  ],
  [
    "a rollback",
    async () => {
      const [point] = await listRestorePoints(apiId, "prod");
      return operation(startRollback({ apiId, stage: "prod", restorePointId: point?.id ?? "" }, "ada"));
    },
  ],
  [
    "an export, as it is shown",
    async () => {
      const choice = { stage: "dev", format: "oas30", syntax: "yaml", extensions: "apigateway" } as const;
      const { text } = await readExport(apiId, choice);
      exported = parse(text);
      return shownAs(exportCommand(apiId, choice), Promise.resolve());
    },
  ],
  ["a method's test", async () => [(await testMethod({ apiId, stage: "dev", path: "/helloworld" })).command]],
  [
    "a count",
    async () => {
      const { commands } = await scale({ ...DEV, desiredCount: 1 });
      expect(commands).toEqual([serviceCommands(DEV.cluster, DEV.service).scale.replace("{count}", "1")]);
      return commands;
    },
  ],
  [
    "new tasks",
    async () => {
      const { commands } = await redeploy(DEV);
      expect(commands).toEqual([serviceCommands(DEV.cluster, DEV.service).redeploy]);
      return commands;
    },
  ],
  ["a task in place of another", async () => (await stopped()).commands],
  ["a task in place of another, as it is shown", async () => [stopTaskCommand(DEV.cluster, (await stopped()).task)]],
  [
    "another image",
    async () => {
      const { services } = await stageway.endpoint.ecs.send(
        new DescribeServicesCommand({ cluster: DEV.cluster, services: [DEV.service] }),
      );
      const taskDefinition = services?.[0]?.taskDefinition ?? "";
      const image = { container: DEV.service, image: "httpd:2.4.62", taskDefinition };
      return operation(startImageChange({ apiId, stage: "dev", ...DEV, ...image }, "ada"));
    },
  ],
  ["a definition as a new API", async () => (await imported(definitionWith("/a", "/b"))).commands],
  [
    "a definition as a new API, as it is shown",
    () =>
      shownAs(
        importCommand("new", undefined, true),
        imported(definitionWith("/d").replace('"shop"', '"shop-2"'), { failOnWarnings: true }),
      ),
  ],
  ["one that is merged", async () => (await imported(definitionWith("/c"), await into("merge"))).commands],
  [
    "one that is merged, as it is shown",
    async () => {
      const more = await into("merge");
      return shownAs(importCommand("merge", more.apiId, false), imported(definitionWith("/e"), more));
    },
  ],
  ["one that overwrites", async () => (await imported(definitionWith("/c"), await into("overwrite"))).commands],
  [
    "one that overwrites, as it is shown",
    async () => {
      const more = await into("overwrite");
      return shownAs(importCommand("overwrite", more.apiId, false), imported(definitionWith("/e"), more));
    },
  ],
  [
    "a guest, by a rule on the first one's listener",
    () => operation(guest().then((wish) => startProvisioning(wish, "ada"))),
  ],
  ["the end of the guest", () => removed("guest")],
  ["the end of one environment", () => removed("prod")],
  ["the end of the other", () => removed("dev")],
];

describe("pasted into an account that was alike", () => {
  replayEach(OPERATIONS, () => account);

  it("and an export wrote what Stageway gave", async () => {
    const written = parse(await readFile(join(account.folder, "api.yaml"), "utf8"));
    expect(written.paths).toEqual(exported?.paths);
  });
});
