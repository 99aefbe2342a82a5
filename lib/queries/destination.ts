import { useQuery } from "@tanstack/react-query";
import type { Destination } from "../domain/cli/destination";
import { connectionQuery } from "./connection";

/** Where a command goes that is shown; undefined until the connection is known. */
export function useDestination(): Destination | undefined {
  const { data } = useQuery(connectionQuery());
  return data && { connection: data.kind, region: data.region, endpoint: data.endpoint ?? null };
}
