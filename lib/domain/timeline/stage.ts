import type { Sighting, StageState, TimelineEntry } from "@/lib/contracts/history";
import type { DeploymentFact } from "../facts";
import { type Change, changesOf } from "./changes";

/** What the stage served and was bound to, and when the snapshots that it served were made. */
export const stageEntries = (
  sightings: readonly Sighting<StageState>[],
  deployments: readonly DeploymentFact[],
): TimelineEntry[] => [...changesOf(sightings).flatMap(moveEntry), ...madeEntries(sightings, deployments)];

/** What it was at the first look is no change. */
function moveEntry(change: Change<StageState>): TimelineEntry[] {
  const { now, before, after } = change;
  const changed = before
    ? [...deploymentChange(before.state, now.state), ...variableChanges(before.state, now.state)]
    : [];
  const [first, ...rest] = changed;
  if (!first) return [];
  return [
    {
      id: `stage ${now.from}`,
      kind: "stage",
      at: now.from,
      ...(after && { after }),
      tone: "plain",
      words: first,
      ...(rest.length > 0 && { detail: rest.join("; ") }),
    },
  ];
}

const deploymentChange = (before: StageState, now: StageState): string[] =>
  before.deploymentId === now.deploymentId
    ? []
    : [`The stage serves deployment ${now.deploymentId ?? "none"}, it was ${before.deploymentId ?? "none"}`];

function variableChanges({ variables: before }: StageState, { variables: now }: StageState): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => {
    if (before[name] === now[name]) return [];
    if (now[name] === undefined) return [`Variable ${name} was removed, it was ${before[name]}`];
    return [`Variable ${name} is ${now[name]}, it was ${before[name] ?? "not set"}`];
  });
}

function madeEntries(
  sightings: readonly Sighting<StageState>[],
  deployments: readonly DeploymentFact[],
): TimelineEntry[] {
  const served = new Set(sightings.map(({ state }) => state.deploymentId));
  return deployments.flatMap(({ id, createdAt, description }) =>
    createdAt && served.has(id)
      ? [
          {
            id: `deployment ${id}`,
            kind: "stage" as const,
            at: createdAt,
            tone: "plain" as const,
            words: `Deployment ${id} was made`,
            ...(description && { detail: description }),
          },
        ]
      : [],
  );
}
