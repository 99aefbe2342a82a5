import { type Fact, type Facts, type SnapshotFact, snapshotKey } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";
import { readSnapshot } from "./snapshot";

export type GatewayFacts = Pick<Facts, "apis" | "stages" | "deployments" | "snapshots">;

/** APIs, their stages and deployments, and the snapshots that stages serve. */
export async function readGateway(reader: Reader, apiId?: string): Promise<GatewayFacts> {
  const { source } = reader;
  const apis = await reader.get("apis", source.listApis);
  // Asked for one API, its stages can be read even where the list of APIs cannot.
  const all = apis.value?.map(({ id }) => id) ?? (apiId === undefined ? [] : [apiId]);
  const ids = apiId === undefined ? all : all.filter((id) => id === apiId);
  const [stages, deployments] = await Promise.all([
    byId(ids, (id) => reader.get(`stages:${id}`, () => source.listStages(id))),
    byId(ids, (id) => reader.get(`deployments:${id}`, () => source.listDeployments(id))),
  ]);
  return { apis, stages, deployments, snapshots: await readSnapshots(reader, stages) };
}

/** One for each deployment that a stage serves; stages of the same snapshot share it. */
async function readSnapshots(reader: Reader, stages: Facts["stages"]): Promise<Record<string, Fact<SnapshotFact>>> {
  const served = Object.values(stages).flatMap((fact) => fact.value ?? []);
  const byKey = new Map(
    served.flatMap((stage) =>
      stage.deploymentId === null ? [] : [[snapshotKey(stage.apiId, stage.deploymentId), stage] as const],
    ),
  );
  return byId(byKey.keys(), async (key) => {
    const stage = byKey.get(key);
    return stage ? readSnapshot(reader, stage, stages[stage.apiId] ?? {}) : {};
  });
}
