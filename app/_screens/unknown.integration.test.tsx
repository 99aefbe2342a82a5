/** Each family of facts failing: what the pages show, as the server renders them, of what AWS (the endpoint) answered. */
import { text } from "node:stream/consumers";
import { QueryClient, QueryClientProvider, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { WORDS } from "@/lib/contracts/error-words";
import { environmentQuery } from "@/lib/queries/environments";
import { QueryFailure } from "@/lib/queries/failure";
import { loadBalancersQuery } from "@/lib/queries/load-balancers";
import { servicesQuery } from "@/lib/queries/services";
import { Budget } from "@/server/inventory/budget/budget";
import { createInventory } from "@/server/inventory/create-inventory";
import { startTestEndpoint, type TestEndpoint } from "@/server/local-aws/testing";
import { getEnvironment } from "@/server/queries/environment";
import { asAppError } from "@/server/queries/http/failure";
import { getLoadBalancers } from "@/server/queries/load-balancers";
import { getServices } from "@/server/queries/services";
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

/** How a call fails, and what a page says of it that has nothing else to show. */
const WAYS = {
  denied: [{ error: { code: "AccessDeniedException", message: "No.", status: 403 } }, "aws_denied"],
  throttled: [{ throttle: true }, "aws_throttled"],
  silent: [{ latencyMs: 60_000 }, "timed_out"],
  malformed: [{ ending: "malformed" }, "aws_failed"],
} as const;
type Way = keyof typeof WAYS;

/**
 * What a page makes of a lost family: `unknown`; `well` where its health does not rest on it; other words where nothing
 * is left to show: the browser asks again at once, and shows the error that begins so.
 */
type Says = "unknown" | "well" | `${string} could not be read.`;

const FAMILIES: [family: string, service: string, operation: string, ...Says[]][] = [
  // family, the call that reads it; environment, services, load balancers
  ["APIs", "apigateway", "GetRestApis", "well", "well", "well"],
  ["Stages", "apigateway", "GetStages", "The API's stages could not be read.", "well", "well"],
  ["Deployments", "apigateway", "GetDeployments", "well", "well", "well"],
  ["Snapshots", "apigateway", "GetExport", "unknown", "well", "well"],
  ["Resources", "apigateway", "GetResources", "well", "well", "well"],
  ["Load balancers", ELB, "DescribeLoadBalancers", "unknown", "well", "The list of load balancers could not be read."],
  ["Listeners", ELB, "DescribeListeners", "unknown", "well", "unknown"],
  ["Target groups", ELB, "DescribeTargetGroups", "unknown", "well", "unknown"],
  ["Target health", ELB, "DescribeTargetHealth", "unknown", "well", "unknown"],
  ["Clusters", "ecs", "ListClusters", "unknown", "The list of clusters could not be read.", "well"],
  ["Services", "ecs", "DescribeServices", "unknown", "unknown", "well"],
  ["Tasks", "ecs", "DescribeTasks", "well", "well", "well"],
  ["Task definitions", "ecs", "DescribeTaskDefinition", "well", "well", "well"],
];
const EACH = FAMILIES.flatMap(([family, service, operation, ...says]) =>
  (Object.keys(WAYS) as Way[]).map((way): [Way, string, string, string, Says[]] => [
    way,
    family,
    service,
    operation,
    says,
  ]),
);

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

/** The words of a page, as the server renders it, or as the browser does with what it has been answered. */
async function words(page: Promise<ReactNode>, client = new QueryClient()): Promise<string> {
  const tree = <QueryClientProvider client={client}>{await page}</QueryClientProvider>;
  const { prelude } = await prerenderToNodeStream(tree);
  const html = await text(prelude);
  return html
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");
}

/** A browser to which the server has answered with the failure of this read. */
async function refused(queryKey: QueryKey, read: () => Promise<unknown>): Promise<QueryClient> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } });
  const queryFn = () =>
    read().catch((thrown) => {
      throw new QueryFailure(asAppError(thrown, "here"));
    });
  await client.prefetchQuery({ queryKey, queryFn });
  return client;
}

it.each(EACH)("%s: %s (%s %s)", async (way, family, service, operation, says) => {
  const [fault, code] = WAYS[way];
  await faults(endpoint, { service, operation, ...fault });
  begin();
  const params = Promise.resolve({ apiId, stage: "dev" });
  const screens = [
    {
      page: () => EnvironmentPage({ params }),
      ...environmentQuery(apiId, "dev"),
      read: () => getEnvironment(apiId, "dev"),
    },
    { page: () => ServicesPage(), ...servicesQuery(), read: getServices },
    { page: () => LoadBalancersPage(), ...loadBalancersQuery(), read: getLoadBalancers },
  ];
  const pages = await Promise.all(screens.map(({ page }) => words(page())));
  for (const [at, page] of pages.entries()) {
    expect(page, "unknown is not empty").not.toMatch(/There is no (service|load balancer) yet/);
    if (says[at] === "well") expect(page).toMatch(/Healthy .*2\/2 (tasks|targets)/);
    else expect(page).not.toContain("Healthy");
    if (says[at] === "unknown") expect(page).toContain(`Part of this could not be read from AWS`);
    if (says[at] === "unknown") expect(page).toMatch(new RegExp(`${family} ?: \\w.* \\(since `));
  }
  for (const [at, { page, queryKey, read }] of screens.entries()) {
    if (says[at] === "well" || says[at] === "unknown") continue;
    const shown = await words(page(), await refused(queryKey, read));
    expect(shown).toContain(`${says[at]} ${WORDS[code].message}`);
    expect(shown).toContain(WORDS[code].remedy);
  }
  // The environment's page names whatever it lacks, also where its health does not rest on it.
  if (says[0] === "well") expect(pages[0]).toMatch(new RegExp(`${family} ?: \\w.* \\(since `));
});
