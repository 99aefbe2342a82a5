import type { Health } from "@/lib/contracts/health";
import type { OperationKind, OperationSummary } from "@/lib/contracts/operations";
import type { Cause, Hop, RequestPath } from "@/lib/contracts/request-path";
import { KIND_WORDS } from "@/lib/words/operation";
import { healthOfCauses } from "./causes";
import type { DiagnosisCode } from "./diagnosis/codes";
import { worstHealth, worstVerdict } from "./health";

/** What is not there yet while an operation of a kind makes it. All else is trouble of its own, and stays so. */
const EXPLAINS: Record<OperationKind, readonly DiagnosisCode[]> = {
  provision: [
    "stage.noDeployment",
    "deployment.noMethods",
    "integration.missing",
    "loadBalancer.provisioning",
    "listener.none",
    "listener.otherGroup",
    "targetGroup.empty",
    "targetGroup.waiting",
    "targetGroup.initial",
    "service.rollout",
  ],
  // These move the stage in one call: nothing stands half made.
  promote: [],
  rollback: [],
  teardown: [],
  deploy: [],
  bindStage: [],
  stackCreate: [],
  stackUpdate: [],
  stackDelete: [],
  changeImage: ["service.rollout", "targetGroup.initial", "targetGroup.waiting"],
  addRoute: [],
};

/** `Provisioning: step 7 of 18`. */
export function progressWords({ kind, progress: { done, total } }: OperationSummary): string {
  return `${KIND_WORDS[kind]}: step ${Math.min(done + 1, total)} of ${total}`;
}

const isExplained = (operation: OperationSummary, code: string | undefined): boolean =>
  // Of an environment that is being removed everything is meant to go.
  operation.kind === "teardown" || EXPLAINS[operation.kind].some((each) => each === code);

/** Health while an operation holds the environment: progressing, unless something else is worse. */
export function healthUnderWay(
  operation: OperationSummary,
  causes: readonly Cause[],
): { health: Health; reason?: string } {
  const others = causes.filter(({ code }) => !isExplained(operation, code));
  const health = worstHealth([healthOfCauses(others), "progressing"]);
  return health === "progressing"
    ? { health, reason: progressWords(operation) }
    : { health, reason: others[0]?.message };
}

/** The causes with what the operation explains as no more than under way, behind the real ones. */
export function causesUnderWay(operation: OperationSummary, causes: readonly Cause[]): Cause[] {
  const explained = causes.filter(({ code }) => isExplained(operation, code));
  const remedy = { text: "The running operation is at it.", href: `/operations/${operation.id}` };
  return [
    ...causes.filter((cause) => !explained.includes(cause)),
    ...explained.map((cause) => ({ ...cause, verdict: "warn" as const, underWay: true, remedy })),
  ];
}

export function pathUnderWay(operation: OperationSummary, path: RequestPath): RequestPath {
  const hops = path.hops.map(
    (hop): Hop => (isExplained(operation, hop.code) ? { ...hop, verdict: "warn", underWay: true } : hop),
  );
  return { ...path, hops, verdict: worstVerdict(hops.map(({ verdict }) => verdict)) };
}
