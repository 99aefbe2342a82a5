import { queryOptions } from "@tanstack/react-query";
import type { OperationDetail, OperationList } from "@/lib/contracts/operations";
import { getJson } from "./get-json";
import { live } from "./pace";

/** The newest operations: `GET /api/operations`. */
export const operationsQuery = () =>
  queryOptions({
    queryKey: ["operations"] as const,
    queryFn: ({ signal }) => getJson<OperationList>("/api/operations", signal),
    refetchInterval: live,
  });

/** One operation with its steps: `GET /api/operations/{id}`. Goes on after its end: somebody may retry it. */
export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ["operation", id] as const,
    queryFn: ({ signal }) => getJson<OperationDetail>(`/api/operations/${id}`, signal),
    refetchInterval: live,
  });
