import { useQuery } from "@tanstack/react-query";
import type { AppError } from "@/lib/contracts/errors";
import { QueryFailure } from "@/lib/queries/failure";

export interface ExportChoice {
  stage: string;
  format: "swagger" | "oas30";
  syntax: "yaml" | "json";
  extensions: "apigateway" | "none";
}

/** `GET /api/apis/{apiId}/export?…` */
export const exportAddress = (apiId: string, choice: ExportChoice): string =>
  `/api/apis/${encodeURIComponent(apiId)}/export?${new URLSearchParams({ ...choice })}`;

/** The file as text. It is asked for once a choice, never by itself: each costs AWS a call. */
export const useExport = (apiId: string, choice: ExportChoice) =>
  useQuery({
    queryKey: ["export", apiId, choice],
    queryFn: ({ signal }) => read(exportAddress(apiId, choice), signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchInterval: false,
    retry: false,
  });

async function read(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal, cache: "no-store" });
  if (response.ok) return response.text();
  const body = (await response.json().catch(() => null)) as { error?: AppError } | null;
  throw new QueryFailure(body?.error ?? { code: "internal", message: `The server answered with ${response.status}.` });
}
