import { useQuery } from "@tanstack/react-query";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { type ApiParts, PART_KINDS } from "@/lib/contracts/definition";
import { kindWords } from "@/lib/domain/definition/parts/kinds";
import type { CurrentApi } from "@/lib/domain/definition/plan-import";
import { apiPartsQuery } from "@/lib/queries/api-parts";
import { errorOf } from "@/lib/queries/failure";

interface Current {
  /** Null: what it has now could not be read. Undefined: it is being read. */
  api: CurrentApi | null | undefined;
  /** With what the parts beside its methods are compared, and what of them cannot be. */
  note?: string;
}

/** The API that a definition goes into, as it is edited. */
export function useCurrent(detail: ApiDetail | undefined, wanted: boolean): Current {
  const query = useQuery({ ...apiPartsQuery(detail?.apiId ?? ""), enabled: wanted && detail !== undefined });
  if (!detail || detail.editable.methods === null) return { api: null };
  const read = query.data ?? (query.error ? nothingOf(errorOf(query.error).message) : undefined);
  if (read === undefined) return { api: undefined };
  const api = {
    apiId: detail.apiId,
    name: detail.apiName,
    methods: detail.editable.methods,
    parts: read.parts,
    unknownParts: read.unknown.map(({ kind }) => kind),
    stages: detail.stages.map(({ environment }) => environment),
  };
  return { api, note: noteOf(read.unknown) };
}

const nothingOf = (problem: string): Pick<ApiParts, "parts" | "unknown"> => ({
  parts: {},
  unknown: PART_KINDS.map((kind) => ({ kind, problem })),
});

function noteOf(unknown: ApiParts["unknown"]): string {
  if (unknown.length === 0) return "Compared with the API as it is edited.";
  const problems = [...new Set(unknown.map(({ problem }) => problem))];
  return `Not known, so not compared: its ${kindWords(unknown.map(({ kind }) => kind))}. ${problems.join(" ")}`;
}
