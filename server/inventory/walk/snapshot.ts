import type { ErrorCode } from "@/lib/contracts/errors";
import { type Fact, type MethodFact, type SnapshotFact, type StageFact, snapshotKey } from "@/lib/domain/facts";
import { AwsFailure } from "@/server/aws/errors";
import type { Reader } from "./reader";

/** With these the editable API could not be read either; asking would only cost another call. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set(["aws_unreachable", "aws_credentials", "aws_throttled", "timed_out"]);

const WITHOUT_INTEGRATIONS = {
  code: "aws_unsupported",
  message: "This AWS implementation exports stages without their integrations; the editable API stands in.",
} as const;

/** The snapshot that a stage serves: its export; where that is not to be had, the editable API, marked as such. */
export async function readSnapshot(reader: Reader, stage: StageFact): Promise<Fact<SnapshotFact>> {
  const key = snapshotKey(stage.apiId, stage.deploymentId ?? "");
  const exported = await reader.get(`snapshots:${key}`, () => exportOf(reader, stage));
  if (exported.value) return { ...exported, value: { source: "export", methods: exported.value } };
  const { error } = exported;
  // Not read yet, or a failure that will pass.
  if (exported.value === undefined && (error === undefined || HOPELESS.has(error.code))) return { error };
  const resources = await reader.get(`resources:${stage.apiId}`, () => reader.source.editableMethods(stage.apiId));
  if (resources.value === undefined) return { error: resources.error ?? error };
  // The stand-in is known; that it is one stays said.
  const because = resources.error ??
    error ?? { ...WITHOUT_INTEGRATIONS, since: resources.at ?? new Date().toISOString() };
  return { ...resources, value: { source: "editable", methods: resources.value }, error: because };
}

/** Null: this AWS implementation exports without integrations. */
async function exportOf(reader: Reader, stage: StageFact): Promise<MethodFact[] | null> {
  const methods = await reader.source.exportMethods(stage.apiId, stage.stage);
  // An export belongs to a stage and is kept by deployment: had the stage moved meanwhile, it would be kept under the wrong one.
  const now = await reader.source.getStage(stage.apiId, stage.stage);
  if (now?.deploymentId === stage.deploymentId) return methods;
  const moved = { code: "conflict", awsCode: "StageMoved", operation: "GetExport", retryable: true } as const;
  throw new AwsFailure("The stage moved to another deployment while it was read.", moved);
}
