import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { Known } from "./planned";

/** What is known of the API that a form chooses, or whose name it has. Undefined `detail`: not read yet. */
export function knownOf(
  { api, stage }: Pick<ProvisionInput, "api" | "stage">,
  chosen: { id: string; name: string } | undefined,
  detail: Pick<ApiDetail, "editable" | "stages"> | undefined,
): Known {
  const { paths, methods } = detail?.editable ?? {};
  const found = detail?.stages.find(({ environment }) => environment.stage === stage);
  return {
    apiId: chosen?.id,
    apiName: "name" in api ? api.name : (chosen?.name ?? api.id),
    ...(paths && methods ? { editable: { paths, methods } } : {}),
    ...(found ? { stage: { variables: found.environment.variables, methods: found.methods } } : {}),
  };
}
