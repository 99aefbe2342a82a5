import { queryOptions } from "@tanstack/react-query";
import { isLive, type OperationDetail, type OperationList } from "@/lib/contracts/operations";
import { getJson } from "./get-json";
import { pace } from "./pace";

/** The newest operations: `GET /api/operations`. */
export const operationsQuery = () =>
  queryOptions({
    queryKey: ["operations"] as const,
    queryFn: ({ signal }) => getJson<OperationList>("/api/operations", signal),
    refetchInterval: ({ state }) =>
      pace(!!state.data?.operations.some((each) => isLive(each.status)), state.status === "error"),
  });

/** One operation with its steps: `GET /api/operations/{id}`. Goes on slowly after its end: somebody may retry it. */
export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ["operation", id] as const,
    queryFn: ({ signal }) => getJson<OperationDetail>(`/api/operations/${id}`, signal),
    refetchInterval: ({ state }) => pace(!state.data || isLive(state.data.operation.status), state.status === "error"),
  });
