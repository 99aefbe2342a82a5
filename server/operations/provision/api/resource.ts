import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { OneService } from "@/lib/domain/provisioning/services-of";
import { createResource, listResources, type Resource } from "@/server/aws/write/api-gateway";
import { given } from "@/server/aws/write/or-null";
import { defineStep, done } from "../../definition";
import { api } from "./api";

/** What the way from a path to a stage's variable is made from. */
export type RouteInput = Pick<ProvisionInput, "path" | "methods" | "upstreamPath" | "variableName"> &
  Partial<Pick<OneService, "entry" | "listening">>;

/** The path's resource, with those above it. */
export const resource = defineStep<RouteInput, { resourceId: string }>({
  key: "resource",
  title: ({ path }) => `Resource ${path}`,
  after: ["api"],
  timeoutMs: 120_000,
  locksApi: true,
  touches: (context) => [`resources:${context.output(api).apiId}`],
  async run(context) {
    const { apiId } = context.output(api);
    const existing = await listResources(apiId);
    let parent = given(idOf(existing, "/"), "root resource");
    for (const path of pathsDownTo(context.input.path)) {
      const found = idOf(existing, path);
      const above = parent;
      const make = () => createResource(apiId, above, path.slice(path.lastIndexOf("/") + 1));
      if (found !== undefined) context.resource("resource", `${apiId} ${path}`, false);
      parent = found ?? (await context.making("resource", `${apiId} ${path}`, make));
    }
    return done({ resourceId: parent }, parent);
  },
});

const idOf = (resources: Resource[], path: string): string | undefined =>
  resources.find((each) => each.path === path)?.id;

/** `/a/b` → `/a`, `/a/b` */
export function pathsDownTo(path: string): string[] {
  const parts = path.split("/").slice(1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}
