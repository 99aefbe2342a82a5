import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { DeploymentsCard } from "./deployments-card";

let deployments = "";
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useSearchParams: () => new URLSearchParams({ deployments }),
}));

const api = {
  apiId: "api1",
  deployments: Array.from({ length: 25 }, (_, at) => ({ id: `dep${at}`, servedBy: [] })),
} as unknown as ApiDetail;

it("shows the newest, and all where the address says so", () => {
  const shown = () => renderToStaticMarkup(<DeploymentsCard api={api} />).match(/<li/g)?.length;
  expect(shown()).toBe(20);
  deployments = "all";
  expect(shown()).toBe(25);
});
