/** Each family of facts failing: what the pages show, as the server renders them, of what AWS (the endpoint) answered. */
import { text } from "node:stream/consumers";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { Budget } from "@/server/inventory/budget/budget";
import { createInventory } from "@/server/inventory/create-inventory";
import { startTestEndpoint, type TestEndpoint } from "@/server/local-aws/testing";
import { getEnvironment } from "@/server/queries/environment";
import { faults } from "@/server/queries/testing/control";
import { helloApi, stage } from "@/server/queries/testing/hello-api";
import { helloService } from "@/server/queries/testing/hello-service";
import { pointAt } from "@/server/queries/testing/point-at";
import { until } from "@/server/queries/testing/until";
import EnvironmentPage from "../environments/[apiId]/[stage]/page";
import LoadBalancersPage from "../load-balancers/(list)/page";
import ServicesPage from "../services/(list)/page";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listStageChanges: async () => [],
  listVariableChanges: async () => [],
}));
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  usePathname: () => "/",
  useRouter: () => ({}),
  useSearchParams: () => new URLSearchParams(),
}));

const INVENTORY = Symbol.for("stageway.inventory");
const ELB = "elasticloadbalancing";

const WAYS = {
  denied: { error: { code: "AccessDeniedException", message: "No.", status: 403 } },
  throttled: { throttle: true },
  silent: { latencyMs: 3_000 },
  malformed: { ending: "malformed" },
};

/**
 * What a page makes of a lost family: `unknown`; `well` where its health does not rest on it; `error` where nothing is
 * left to show: the browser asks again at once, and shows the error.
 */
type Says = "unknown" | "well" | "error";

const FAMILIES: [family: string, service: string, operation: string, way: keyof typeof WAYS, ...Says[]][] = [
  // family, the call that reads it, how it fails; environment, services, load balancers
  ["APIs", "apigateway", "GetRestApis", "denied", "well", "well", "well"],
  ["Stages", "apigateway", "GetStages", "malformed", "error", "well", "well"],
  ["Deployments", "apigateway", "GetDeployments", "throttled", "well", "well", "well"],
  ["Snapshots", "apigateway", "GetExport", "throttled", "unknown", "well", "well"],
  ["Snapshots", "apigateway", "GetExport", "denied", "unknown", "well", "well"],
  ["Snapshots", "apigateway", "GetExport", "malformed", "unknown", "well", "well"],
  ["Resources", "apigateway", "GetResources", "denied", "well", "well", "well"],
  ["Load balancers", ELB, "DescribeLoadBalancers", "denied", "unknown", "well", "error"],
  ["Listeners", ELB, "DescribeListeners", "throttled", "unknown", "well", "unknown"],
  ["Target groups", ELB, "DescribeTargetGroups", "malformed", "unknown", "well", "unknown"],
  ["Target health", ELB, "DescribeTargetHealth", "silent", "unknown", "well", "unknown"],
  ["Clusters", "ecs", "ListClusters", "malformed", "unknown", "error", "well"],
  ["Services", "ecs", "DescribeServices", "denied", "unknown", "unknown", "well"],
  ["Tasks", "ecs", "DescribeTasks", "throttled", "well", "well", "well"],
  ["Task definitions", "ecs", "DescribeTaskDefinition", "silent", "well", "well", "well"],
];

let endpoint: TestEndpoint;
let apiId: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const { dnsName } = await helloService(endpoint, "hello-dev");
  const api = await helloApi(endpoint);
  apiId = api.apiId;
  await stage(endpoint, api, "dev", { helloworldElb: dnsName });
  pointAt(endpoint.url, "aws");
  begin();
  await until(
    () => getEnvironment(apiId, "dev"),
    ({ health }) => health === "healthy",
  );
});
afterAll(async () => {
  await faults(endpoint);
  await endpoint.close();
});
beforeEach(() => faults(endpoint));

/** A dashboard that has read nothing yet, and waits for nobody for long. */
function begin(): void {
  const made = createInventory({ budget: new Budget(50), patienceMs: 500, freshAtMostMs: 100 });
  Object.assign(globalThis, { [INVENTORY]: made });
}

/** The words of a page, as the server renders it. */
async function words(page: Promise<ReactNode>): Promise<string> {
  const tree = <QueryClientProvider client={new QueryClient()}>{await page}</QueryClientProvider>;
  const { prelude } = await prerenderToNodeStream(tree);
  const html = await text(prelude);
  return html
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

it.each(FAMILIES)("%s (%s %s) %s", async (family, service, operation, way, ...says) => {
  await faults(endpoint, { service, operation, ...WAYS[way] });
  begin();
  const params = Promise.resolve({ apiId, stage: "dev" });
  const pages = await Promise.all([
    words(EnvironmentPage({ params })),
    words(ServicesPage()),
    words(LoadBalancersPage()),
  ]);
  for (const [at, page] of pages.entries()) {
    expect(page, "unknown is not empty").not.toMatch(/There is no (service|load balancer) yet/);
    if (says[at] === "well") expect(page).toMatch(/Healthy .*2\/2 (tasks|targets)/);
    else expect(page).not.toContain("Healthy");
    if (says[at] === "unknown") expect(page).toContain(`Part of this could not be read from AWS`);
    if (says[at] === "unknown") expect(page).toMatch(new RegExp(`${family} ?: \\w.* \\(since `));
  }
  // The environment's page names whatever it lacks, also where its health does not rest on it.
  if (says[0] !== "error") expect(pages[0]).toMatch(new RegExp(`${family} ?: \\w.* \\(since `));
});
