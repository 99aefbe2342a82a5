import { useMemo } from "react";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { recordOf } from "@/lib/domain/definition/json";
import { newestStage } from "@/lib/domain/definition/newest-stage";
import type { CurrentApi } from "@/lib/domain/definition/plan-import";
import { readParts } from "@/lib/domain/definition/read/read-parts";
import { errorOf } from "@/lib/queries/failure";
import { useExport } from "../export/use-export";

interface Current {
  /** Null: what it has now could not be read. Undefined: it is being read. */
  api: CurrentApi | null | undefined;
  /** With what the parts beside its methods are compared, or why they cannot be. */
  note?: string;
}

/** The API that a definition goes into: its methods as they are edited, all else as a stage serves it. */
export function useCurrent(detail: ApiDetail | undefined, wanted: boolean): Current {
  const environments = detail?.stages.map(({ environment }) => environment) ?? [];
  const stage = newestStage(environments, detail?.deployments ?? []);
  const choice = { stage: stage ?? "", format: "swagger", syntax: "json", extensions: "apigateway" } as const;
  const { data, error } = useExport(detail?.apiId ?? "", choice, wanted && stage !== undefined);
  const parts = useMemo(() => (data === undefined ? undefined : readParts(recordOf(JSON.parse(data)))), [data]);
  if (!detail || detail.editable.methods === null) return { api: null };
  const { apiName: name, editable } = detail;
  const of = (parts: CurrentApi["parts"]) => ({ name, methods: editable.methods ?? [], parts, stages: environments });
  if (stage === undefined) return { api: of(null), note: `${UNKNOWN}: AWS exports only what a stage serves.` };
  if (error) return { api: of(null), note: `${UNKNOWN}: ${errorOf(error).message}` };
  if (parts === undefined) return { api: undefined };
  const note = `Compared with what stage ${stage} serves; what was edited since is not seen here.`;
  return { api: of(parts), note };
}

const UNKNOWN = "What the API has now could not be compared";
