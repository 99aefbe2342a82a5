import { GetStagesCommand } from "@aws-sdk/client-api-gateway";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { findBrowser } from "../lib/browser/find.mjs";
import { say } from "../lib/problem.mjs";
import { clientsAt, signedRequest } from "./clients.mjs";
import { load } from "./load.mjs";
import { firstLoadScripts, serverTime } from "./pages.mjs";
import { seedApi, seedService } from "./seed.mjs";

const APIS = 50;
const STAGES = ["dev", "test", "qa", "uat", "sit", "perf", "staging", "preprod", "canary", "prod"];

/** All figures, by title. */
export async function measure(endpoint, dashboard) {
  const clients = clientsAt(endpoint);
  say("making a service and an API");
  const service = await seedService(clients);
  const apiId = await seedApi(clients, "bench", ["dev", "prod"], service.dnsName);
  say("measuring the endpoint, its data plane and the pages");
  const environment = `/environments/${apiId}/dev`;
  const results = {
    "Local endpoint, requests": await endpointLoad(endpoint, clients, service, apiId),
    "First-load JavaScript, kB gzip": await pageSizes(dashboard, environment),
  };
  say(`making ${APIS * STAGES.length} environments`);
  for (let n = 0; n < APIS; n++) await seedApi(clients, `bench-${n}`, STAGES, service.dnsName);
  const environments = APIS * STAGES.length + 2;
  results[`Server time with ${environments} environments, ms`] = {
    "/": await serverTime(`${dashboard}/`),
    [environment]: await serverTime(`${dashboard}${environment}`),
    "/api/environments": await serverTime(`${dashboard}/api/environments`),
  };
  return results;
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

async function pageSizes(dashboard, environment) {
  const paths = ["/", environment, "/environments/new", "/operations"];
  const urls = Object.fromEntries(paths.map((path) => [path, `${dashboard}${path}`]));
  const sizes = await firstLoadScripts(await findBrowser(), urls);
  return Object.fromEntries(Object.entries(sizes).map(([path, kB]) => [path, { kB }]));
}
