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

/** An export belongs to a stage and is kept by deployment: had the stage moved meanwhile, it would be kept under the wrong one. */
interface Exported {
  /** Null: this AWS implementation exports without integrations. */
  methods: MethodFact[] | null;
  /** The stage that was exported, as it was read before. */
  through: StageFact;
  /** When the export was there. */
  at: number;
  /** The stage was read once more, and had not changed. */
  sure: boolean;
}

/** The snapshot that a stage serves: its export; where that is not to be had, the editable API, marked as such. */
export async function readSnapshot(
  reader: Reader,
  stage: StageFact,
  stages: Fact<StageFact[]>,
  near = true,
): Promise<Fact<SnapshotFact>> {
  const key = snapshotKey(stage.apiId, stage.deploymentId ?? "");
  const read = () => reader.get(`snapshots:${key}`, () => exportOf(reader, stage));
  let exported = await read();
  if (exported.value && mayBeAnothers(exported.value, reader, stages)) {
    reader.renew(`snapshots:${key}`);
    exported = await read();
  }
  const methods = exported.value?.methods;
  if (methods) return { ...exported, value: { source: "export", methods } };
  const { error } = exported;
  // Not read yet, or a failure that will pass.
  if (methods === undefined && (error === undefined || HOPELESS.has(error.code))) {
    return { error, awaitedSince: exported.awaitedSince };
  }
  const editable = () => reader.source.editableApi(stage.apiId);
  const resources = await reader.get(`resources:${stage.apiId}`, editable, near);
  if (resources.value === undefined) return { error: resources.error ?? error };
  // The stand-in is known; that it is one stays said.
  const because = resources.error ??
    error ?? { ...WITHOUT_INTEGRATIONS, since: resources.at ?? new Date().toISOString() };
  return { ...resources, value: { source: "editable", methods: resources.value.methods }, error: because };
}

/**
 * Whether the stage may have moved while it was exported. The reading of all stages that comes next tells, so it costs no
 * call of its own; only who decides upon the snapshot asks at once.
 */
function mayBeAnothers(exported: Exported, { fresh }: Reader, stages: Fact<StageFact[]>): boolean {
  if (exported.sure) return false;
  if (Date.parse(stages.at ?? "") <= exported.at) return fresh;
  exported.sure = isUnchanged(
    exported.through,
    stages.value?.find((stage) => stage.stage === exported.through.stage),
  );
  return !exported.sure;
}

const isUnchanged = (before: StageFact, now: StageFact | null | undefined): boolean =>
  now?.deploymentId === before.deploymentId && now.updatedAt === before.updatedAt;

async function exportOf(reader: Reader, stage: StageFact): Promise<Exported> {
  const methods = await reader.source.exportMethods(stage.apiId, stage.stage);
  const exported = { methods, through: stage, at: reader.now(), sure: reader.fresh };
  if (!reader.fresh) return exported;
  const now = await reader.source.getStage(stage.apiId, stage.stage);
  if (now?.deploymentId === stage.deploymentId) return exported;
  const moved = { code: "conflict", awsCode: "StageMoved", operation: "GetExport", retryable: true } as const;
  throw new AwsFailure("The stage moved to another deployment while it was read.", moved);
}
