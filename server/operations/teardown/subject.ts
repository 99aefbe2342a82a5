import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { isLive } from "@/lib/contracts/operations";
import type { TeardownScope } from "@/lib/contracts/teardown";
import { environmentTag } from "@/lib/domain/ownership";
import { leavesThings } from "@/lib/domain/teardown/leaves-things";
import { findOperation } from "@/server/store/operations/reopen-operation";
import { requireApi } from "../require-api";

/** What a removal is about: what it says on the operation, and whom it shuts out. */
export interface Subject {
  title: string;
  apiName: string;
  apiId?: string | undefined;
  stage: string;
  /** As the tag has it. */
  environment: string;
  operationId?: string | undefined;
  /** The environment itself goes, so that its name is asked for. */
  whole: boolean;
}

/** @throws AppFailure `not_found`; `conflict` for an operation that is not over, or did not fail. */
export async function subjectOf(scope: TeardownScope): Promise<Subject> {
  if ("operationId" in scope) return ofOperation(scope.operationId);
  if ("environment" in scope) return ofOrphans(scope.environment);
  const { id: apiId, name: apiName } = await requireApi(scope.apiId);
  const { stage } = scope;
  const environment = environmentTag(apiName, stage);
  return { title: `Remove ${apiName}/${stage}`, apiName, apiId, stage, environment, whole: true };
}

/** The stage that gave the environment its name is gone, so the tag is all there is. */
function ofOrphans(environment: string): Subject {
  const at = environment.lastIndexOf("/");
  const [apiName, stage] = at < 0 ? [environment, "-"] : [environment.slice(0, at), environment.slice(at + 1)];
  return { title: `Remove what is left of ${environment}`, apiName, stage, environment, whole: false };
}

async function ofOperation(operationId: string): Promise<Subject> {
  const operation = await findOperation(operationId);
  if (operation === undefined || !leavesThings(operation.kind)) {
    throw new AppFailure({ code: "not_found", message: "There is no operation that could have made anything." });
  }
  const { apiName, stage, title, status } = operation;
  if (isLive(status) || status === "succeeded") {
    throw new AppFailure({
      code: "conflict",
      message: status === "succeeded" ? `“${title}” has succeeded.` : `“${title}” is not over yet.`,
      remedy:
        status === "succeeded" ? "What it made is the environment's now: remove that instead." : "Cancel it first.",
    });
  }
  return {
    title: `Remove what “${title}” made`,
    apiName,
    apiId: operation.apiId ?? undefined,
    stage,
    environment: environmentTag(apiName, stage),
    operationId,
    whole: false,
  };
}
