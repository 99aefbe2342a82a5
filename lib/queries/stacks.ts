import { queryOptions } from "@tanstack/react-query";
import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import type { DriftAnswer } from "@/lib/contracts/stacks/drift";
import type { StackDetail, StackList, StackTemplate } from "@/lib/contracts/stacks/stack";
import type { TemplateSummaryAnswer } from "@/lib/contracts/stacks/template";
import { getJson } from "./get-json";
import { live, untilGone } from "./pace";

const at = (name: string, more = ""): string => `/api/stacks/${encodeURIComponent(name)}${more}`;

/** Every stack: `GET /api/stacks`. */
export const stacksQuery = () =>
  queryOptions({
    queryKey: ["stacks"] as const,
    queryFn: ({ signal }) => getJson<StackList>("/api/stacks", signal),
    refetchInterval: live,
  });

/** One stack with its events and resources: `GET /api/stacks/{name}`. */
export const stackQuery = (name: string) =>
  queryOptions({
    queryKey: ["stack", name] as const,
    queryFn: ({ signal }) => getJson<StackDetail>(at(name), signal),
    refetchInterval: untilGone,
  });

/** What a change set would do: `GET /api/stacks/{name}/change-sets/{id}`. */
export const changeSetQuery = (name: string, id: string) =>
  queryOptions({
    queryKey: ["stack", name, "change-set", id] as const,
    queryFn: ({ signal }) => getJson<ChangeSetPreview>(at(name, `/change-sets/${encodeURIComponent(id)}`), signal),
    refetchInterval: untilGone,
  });

/** The stack's template: `GET /api/stacks/{name}/template`. */
export const stackTemplateQuery = (name: string) =>
  queryOptions({
    queryKey: ["stack", name, "template"] as const,
    queryFn: ({ signal }) => getJson<StackTemplate>(at(name, "/template"), signal),
  });

/** What differs from the template: `GET /api/stacks/{name}/drift`. Asked until the detection is through. */
export const driftQuery = (name: string, detectionId: string | undefined) =>
  queryOptions({
    queryKey: ["stack", name, "drift", detectionId ?? ""] as const,
    queryFn: ({ signal }) =>
      getJson<DriftAnswer>(
        at(name, `/drift${detectionId ? `?${new URLSearchParams({ detection: detectionId })}` : ""}`),
        signal,
      ),
    refetchInterval: (query) => (query.state.data?.status === "running" ? live(query) : false),
  });

/** What a template in S3 asks for: `GET /api/template-summary`. */
export const templateSummaryQuery = (url: string) =>
  queryOptions({
    queryKey: ["template-summary", url] as const,
    queryFn: ({ signal }) =>
      getJson<TemplateSummaryAnswer>(`/api/template-summary?${new URLSearchParams({ url })}`, signal),
    retry: false,
    // Somebody's question about an address of theirs: that it has no answer makes nothing on the page old.
    meta: { aside: true },
  });
