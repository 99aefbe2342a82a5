import "server-only";
import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { AppFailure } from "@/lib/contracts/app-failure";

type Read = [key: QueryKey, read: () => Promise<unknown>];

/**
 * Reads on the server what the page will poll in the browser. A read that fails is left out: the browser asks again
 * at once and shows the error in its place. What does not exist is a 404.
 */
export async function prefetched(...reads: Read[]): Promise<DehydratedState> {
  const client = new QueryClient();
  const outcomes = await Promise.allSettled(
    reads.map(async ([queryKey, read]) => client.setQueryData(queryKey, await read())),
  );
  for (const outcome of outcomes) if (outcome.status === "rejected" && isMissing(outcome.reason)) notFound();
  return dehydrate(client);
}

const isMissing = (reason: unknown): boolean => reason instanceof AppFailure && reason.error.code === "not_found";
