import { useQuery } from "@tanstack/react-query";
import type { ExportChoice } from "@/lib/contracts/definition";
import { getText } from "@/lib/queries/get-text";

/** `GET /api/apis/{apiId}/export?…` */
export const exportAddress = (apiId: string, choice: ExportChoice): string =>
  `/api/apis/${encodeURIComponent(apiId)}/export?${new URLSearchParams({ ...choice })}`;

/** The file as text. It is asked for once a choice, never by itself: each costs AWS a call. */
export const useExport = (apiId: string, choice: ExportChoice, enabled = true) =>
  useQuery({
    queryKey: ["export", apiId, choice],
    queryFn: ({ signal }) => getText(exportAddress(apiId, choice), signal),
    enabled,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchInterval: false,
    retry: false,
  });
