import { type DeploymentFact, type Fact, type Facts, type SnapshotFact, snapshotKey } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";
import { readSnapshot } from "./snapshot";

export type GatewayFacts = Pick<Facts, "apis" | "stages" | "deployments" | "snapshots">;

/**
 * APIs, their stages and deployments, and the snapshots that stages serve.
 * @param apiId only of this API
 * @param about the API that the page is about; the others are many in a list
 */
export async function readGateway(reader: Reader, apiId?: string, about = apiId): Promise<GatewayFacts> {
  const { get, source, fresh } = reader;
  const apis = await get("apis", source.listApis);
  // Asked for one API, its stages can be read even where the list of APIs cannot.
  const all = apis.value?.map(({ id }) => id) ?? (apiId === undefined ? [] : [apiId]);
  const ids = apiId === undefined ? all : all.filter((id) => id === apiId);
  const isNear = (id: string) => fresh || id === about;
  const readDeployments = (id: string) => get(`deployments:${id}`, () => source.listDeployments(id), isNear(id));
  const [stages, before] = await Promise.all([
    byId(ids, (id) => get(`stages:${id}`, () => source.listStages(id), isNear(id))),
    byId(ids, readDeployments),
  ]);
  const deployments = await byId(ids, async (id) => {
    if (!lacksServed(before[id], stages[id])) return before[id] ?? {};
    reader.renew(`deployments:${id}`);
    return readDeployments(id);
  });
  return { apis, stages, deployments, snapshots: await readSnapshots(reader, stages, isNear) };
}

/** Whether a stage serves a deployment that was made after the list of them was read. */
function lacksServed(
  { value, at = "", error }: Fact<DeploymentFact[]> = {},
  { value: stages = [], at: stagesAt = "" }: Facts["stages"][string] = {},
): boolean {
  // What fails is asked for again at its own pace.
  if (value === undefined || error || at >= stagesAt) return false;
  const known = new Set<string | null | undefined>(value.map(({ id }) => id)).add(null).add(undefined);
  return stages.some(({ deploymentId, canary }) => !known.has(deploymentId) || !known.has(canary?.deploymentId));
}

/** One for each deployment that a stage serves; stages of the same snapshot share it. */
async function readSnapshots(
  reader: Reader,
  stages: Facts["stages"],
  isNear: (apiId: string) => boolean,
): Promise<Record<string, Fact<SnapshotFact>>> {
  const served = Object.values(stages).flatMap((fact) => fact.value ?? []);
  const byKey = new Map(
    served.flatMap((stage) =>
      stage.deploymentId === null ? [] : [[snapshotKey(stage.apiId, stage.deploymentId), stage] as const],
    ),
  );
  return byId(byKey.keys(), async (key) => {
    const stage = byKey.get(key);
    return stage ? readSnapshot(reader, stage, stages[stage.apiId] ?? {}, isNear(stage.apiId)) : {};
  });
}
