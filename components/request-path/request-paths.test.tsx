import { text } from "node:stream/consumers";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, lazy } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { expect, it, vi } from "vitest";
import type { Hop, RequestPath } from "@/lib/contracts/request-path";
import { RequestPaths } from "./request-paths";

let open = "";
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useSearchParams: () => new URLSearchParams({ open }),
}));

// Outside of Next it draws nothing at first.
vi.mock("next/dynamic", () => ({
  default: (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() })),
}));

const remedy = { text: "Scale the service up.", cli: "aws ecs update-service" };
const service: Hop = { kind: "service", label: "web", verdict: "fail", words: "None runs.", evidence: [], remedy };
const path = (url: string, ...hops: Hop[]): RequestPath => ({
  httpMethod: "GET",
  path: url,
  verdict: "fail",
  hops: [{ kind: "integration", label: url, verdict: "ok", words: "", evidence: [] }, ...hops],
  targets: [],
});

async function drawn(opened: string, ...paths: RequestPath[]): Promise<string> {
  open = opened;
  const tree = (
    <QueryClientProvider client={new QueryClient()}>
      <RequestPaths paths={paths} />
    </QueryClientProvider>
  );
  return text((await prerenderToNodeStream(tree)).prelude);
}

const commands = (html: string) => [...html.matchAll(/aria-label="(Command for [^"]*)"/g)].map(([, name]) => name);

it("the same hop of two ways: each opens by itself, and what is in it has a name of its own", async () => {
  const both = [path("/a", service), path("/b", service)];
  expect(commands(await drawn("service GET /b", ...both))).toEqual(["Command for service web, GET /b"]);
  expect(commands(await drawn("service GET /a,service GET /b", ...both))).toEqual([
    "Command for service web, GET /a",
    "Command for service web, GET /b",
  ]);
  expect(commands(await drawn("service", path("/a", service)))).toEqual(["Command for service web"]);
});

it("a hop that is a cause leads to it, and does not repeat what puts it right", async () => {
  const html = await drawn("service", path("/a", { ...service, cause: 2 }));
  expect(html).toContain('href="#cause-2"');
  expect(html).not.toContain(remedy.text);
  expect(commands(html)).toEqual([]);
});

it("a way that is folded since it is well is not where the address names one of its hops", async () => {
  const ways = [path("/a", service), { ...path("/b", service), verdict: "ok" as const }];
  const unfolded = (html: string) => html.match(/<details open="" class="group\/way"/g)?.length;
  expect(unfolded(await drawn("", ...ways))).toBe(1);
  expect(unfolded(await drawn("service GET /a", ...ways))).toBe(1);
  expect(unfolded(await drawn("service GET /b", ...ways))).toBe(2);
});
