import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { probesQuery } from "@/lib/queries/probes";
import { ProbesCard } from "./probes-card";

let panel = "";
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useSearchParams: () => new URLSearchParams({ panel }),
}));
// Its action needs a server; the rest is not what this is about.
vi.mock("./probe-form", () => ({ ProbeForm: () => <p>The form.</p> }));
vi.mock("./figures", () => ({ Figures: () => null }));
vi.mock("./latency-chart", () => ({ LatencyChart: () => null }));

it("the form of a probe is open where the address says so", () => {
  const environment = { apiId: "api1", stage: "dev" } as EnvironmentSummary;
  const client = new QueryClient();
  const history = { settings: { enabled: true }, last: { ok: true }, failures: [], failed: 0, window: "1h" };
  client.setQueryData(probesQuery("api1", "dev", "1h").queryKey, history as never);
  const isOpen = (named: string) => {
    panel = named;
    const tree = (
      <QueryClientProvider client={client}>
        <ProbesCard environment={environment} />
      </QueryClientProvider>
    );
    return renderToStaticMarkup(tree).includes("The form.");
  };
  expect([isOpen(""), isOpen("probe")]).toEqual([false, true]);
});
