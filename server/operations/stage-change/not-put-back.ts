import "server-only";
import type { AppError } from "@/lib/contracts/errors";
import { type AwsFailure, toAppError } from "@/server/aws/errors";
import { type StageInfo, updateStageInput } from "@/server/aws/write/api-gateway";
import { cliCommand } from "../cli";
import { inverse } from "./inverse";
import type { Before, Change, StageTarget, Undo } from "./target";

/**
 * What a person is told when a stage could not be put back: what is served now, and every way back.
 * `found`: the stage as it was seen last; undefined: it could not be read.
 */
export function notPutBack(
  target: StageTarget,
  before: Before,
  change: Change,
  undo: Undo,
  found: StageInfo | null | undefined,
  failure: AwsFailure,
): AppError {
  const { code, reason } = toAppError(failure);
  const seen = found ?? expected(before, change);
  const now = `${found ? "it serves" : "it could not be read, and should still serve"} ${servingWords(seen)}`;
  const otherwise =
    before.previous === null ? "Or" : `Or roll back to ${before.previous.deploymentId} from the stage's history; or`;
  return {
    code,
    message: `Stage ${target.stage} ${WHY[undo.why]}, and what it served before could not be put back: ${now}.`,
    reason: `${undo.problem} Then: ${reason}`,
    remedy: `Retry puts it back. ${otherwise} run: ${commandFor(target, before, change, seen)}`,
  };
}

const WHY = {
  failed: "did not pass the verification",
  cancelled: "was moved when the operation was cancelled",
} satisfies Record<Undo["why"], string>;

/** What the change has made of it. */
function expected({ previous }: Before, { deploymentId, set, remove }: Change): StageInfo {
  const all = Object.entries({ ...previous?.variables, ...set });
  return { deploymentId, variables: Object.fromEntries(all.filter(([name]) => !remove.includes(name))) };
}

function servingWords({ deploymentId, variables }: StageInfo): string {
  const bound = Object.entries(variables).map(([name, value]) => `${name} = ${value}`);
  return `${deploymentId} with ${bound.length === 0 ? "no variables" : bound.join(", ")}`;
}

function commandFor({ apiId, stage }: StageTarget, { previous }: Before, change: Change, seen: StageInfo): string {
  const service = "apigateway";
  if (previous === null)
    return cliCommand({ service, operation: "DeleteStage", input: { restApiId: apiId, stageName: stage } });
  const input = updateStageInput(apiId, stage, inverse(previous, change, seen));
  return cliCommand({ service, operation: "UpdateStage", input });
}
