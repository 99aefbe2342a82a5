import { randomUUID } from "node:crypto";
import { GetStagesCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { findBrowser } from "../lib/browser/find.mjs";
import { say } from "../lib/problem.mjs";
import { clientsAt, signedRequest } from "./clients.mjs";
import { load } from "./load.mjs";
import { pageSizes } from "./page-sizes.mjs";
import { serverTime, timeUntilShown, timeUntilUsable } from "./pages.mjs";
import { memoryOf, untilWhole } from "./process.mjs";
import { seedApi, seedService } from "./seed.mjs";
import { MANY_TARGETS, manyTargets, seedTargets, TARGETS } from "./targets.mjs";
import { beside, callsPerMinute, quotas } from "./viewers.mjs";

const APIS = 50;
const STAGES = ["dev", "test", "qa", "uat", "sit", "perf", "staging", "preprod", "canary", "prod"];

/** The title of what the pages load. */
export const SIZES = "First-load JavaScript, kB gzip";

/** All figures, by title; `sizesOnly`: those that do not depend on the machine. */
export async function measure({ endpoint, dashboard, restart }, sizesOnly = false) {
  const clients = clientsAt(endpoint);
  say("making a service and an API");
  const service = await seedService(clients);
  const apiId = await seedApi(clients, "bench", ["dev", "prod"], service.dnsName);
  const sizes = async () => {
    await seedTargets(clients);
    const troubled = await seedApi(clients, "bench-troubled", ["dev"], "nowhere.example.elb.localhost");
    return pageSizes(dashboard, { apiId, troubled, manyTargets: MANY_TARGETS, service });
  };
  if (sizesOnly) return { [SIZES]: await sizes() };
  say("measuring the endpoint and its data plane");
  const load = await endpointLoad(endpoint, clients, service, apiId);
  say(`making ${APIS * STAGES.length} environments`);
  for (let n = 0; n < APIS; n++) await seedApi(clients, `bench-${n}`, STAGES, service.dnsName);
  const count = APIS * STAGES.length + 2;
  return {
    [`${count} environments: ms, kB, MiB`]: await environments({ dashboard, restart, count, apiId }),
    [`AWS calls with ${count} environments, within AWS's quotas`]: await calls({
      endpoint,
      dashboard,
      restart,
      count,
      apiId,
      clients,
    }),
    [SIZES]: await sizes(),
    [`A target group of ${TARGETS} targets: ms, kB, rows`]: await manyTargets(dashboard),
    "Local endpoint, requests": load,
  };
}

/** Times in milliseconds. */
async function environments({ dashboard, restart, count, apiId }) {
  say("measuring the dashboard, cold and warm");
  await restart("local");
  const empty = await memoryOf(dashboard);
  const cold = await untilWhole(dashboard, count);
  const rows = { "/api/environments, cold": { first: cold } };
  for (const path of ["/api/environments", "/", `/environments/${apiId}/dev`]) {
    rows[`${path}, warm`] = await serverTime(`${dashboard}${path}`);
  }
  rows["/, in the browser"] = await timeUntilUsable(await findBrowser(), `${dashboard}/`, "bench-4");
  rows["memory of the dashboard, MiB"] = { before: empty, after: await memoryOf(dashboard) };
  return rows;
}

/** As at an account of one's own: with AWS's quotas, of which reading may spend half. */
async function calls({ endpoint, dashboard, restart, count, apiId, clients }) {
  await quotas(endpoint, true);
  await restart("aws");
  say("reading everything within AWS's quotas");
  const whole = Math.round((await untilWhole(dashboard, count)) / 100) / 10;
  say("counting AWS calls");
  const rows = { "until everything is known": { seconds: whole } };
  for (const viewers of [1, 100]) {
    rows[`${viewers} ${viewers === 1 ? "viewer" : "viewers"}`] = await callsPerMinute(endpoint, dashboard, viewers);
  }
  say("changing what a page shows");
  const change = async () => {
    const words = `change-${randomUUID()}`;
    const patchOperations = [{ op: "replace", path: "/variables/seen", value: words }];
    await clients.apiGateway.send(new UpdateStageCommand({ restApiId: apiId, stageName: "dev", patchOperations }));
    return words;
  };
  const page = `${dashboard}/environments/${apiId}/dev`;
  const browser = await findBrowser();
  const shown = () => timeUntilShown(browser, page, change);
  rows["ms until an open page shows a change"] = await shown();
  rows["the same beside 100 viewers of the list"] = (await beside(dashboard, 100, shown)).result;
  await quotas(endpoint, false);
  await restart("local");
  return rows;
}

async function endpointLoad(endpoint, { ecs, elb, apiGateway }, service, apiId) {
  const { cluster, service: name, targetGroupArn: TargetGroupArn } = service;
  const signed = {
    DescribeServices: await signedRequest(ecs, new DescribeServicesCommand({ cluster, services: [name] })),
    DescribeTargetHealth: await signedRequest(elb, new DescribeTargetHealthCommand({ TargetGroupArn })),
    GetStages: await signedRequest(apiGateway, new GetStagesCommand({ restApiId: apiId })),
    "GET through gateway, load balancer, task": { path: `/restapis/${apiId}/dev/_user_request_/helloworld` },
  };
  const rows = {};
  for (const [operation, request] of Object.entries(signed)) rows[operation] = await load(endpoint, request);
  return rows;
}
