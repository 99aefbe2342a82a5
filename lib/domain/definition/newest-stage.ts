interface Snapshot {
  id: string;
  createdAt?: string;
}

/** The stage that serves the newest snapshot: the nearest to the API as it is edited that AWS exports. */
export function newestStage(
  stages: readonly { stage: string; deploymentId: string | null }[],
  deployments: readonly Snapshot[],
): string | undefined {
  const madeAt = new Map(deployments.map(({ id, createdAt = "" }) => [id, createdAt]));
  const age = (deploymentId: string | null) => madeAt.get(deploymentId ?? "") ?? "";
  const [newest] = stages
    .filter(({ deploymentId }) => deploymentId !== null)
    .sort((a, b) => age(b.deploymentId).localeCompare(age(a.deploymentId)));
  return newest?.stage;
}
