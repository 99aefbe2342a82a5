import type { Binding } from "@/lib/contracts/environments";
import type { RequestPath } from "@/lib/contracts/request-path";
import { bindingsOf } from "../bindings";
import type { ApiFact, FactIndex, SnapshotFact, StageFact } from "../facts";
import { traceMethod } from "../request-path/trace";
import { variablesOf, variablesUsed } from "../stage-variables";

/** The target stage as it would be after the promotion: the upstream's snapshot, its own variables. */
export interface Trial {
  stage: StageFact;
  /** Names that the snapshot uses and that would not be set. */
  missing: string[];
  /** Bindings that the snapshot uses. */
  bindings: Binding[];
  /** The ways of the methods whose variables are all set. */
  paths: RequestPath[];
}

export function tryOut(
  index: FactIndex,
  api: Pick<ApiFact, "id" | "name">,
  snapshot: SnapshotFact,
  stage: StageFact,
): Trial {
  const used = variablesUsed(snapshot.methods);
  const missing = used.filter((name) => !stage.variables[name]);
  const complete = snapshot.methods.filter(
    ({ integration }) => !variablesOf(integration?.uri ?? "").some((name) => missing.includes(name)),
  );
  return {
    stage,
    missing,
    bindings: bindingsOf(index, stage, snapshot).filter((binding) => binding.used),
    paths: complete.map((method) => traceMethod({ index, api, stage, snapshot, method })),
  };
}
