import type { Evidence } from "@/lib/contracts/request-path";
import { deployCommand } from "../cli/shown";
import { awsCli, environmentHref } from "../diagnosis/cli";
import { type Finding, finding } from "../diagnosis/codes";
import { type DeploymentFact, type FactIndex, known, type SnapshotFact, type StageFact } from "../facts";

/** A newer snapshot that no stage serves: somebody deployed, and the stage was not moved. Null when there is none. */
export function oldSnapshot(index: FactIndex, stage: StageFact): Finding | null {
  const { own, newest } = snapshotsOf(index, stage);
  if (!own?.createdAt || !newest?.createdAt || newest.createdAt <= own.createdAt) return null;
  const stages = known(index.facts.stages[stage.apiId]);
  if (stages === undefined) return null;
  // Served by another stage it waits for its promotion; and who changed a stage since (a rollback) chose what it serves.
  const made = newest.createdAt;
  const settled = stages.some((one) => one.deploymentId === newest.id || (one.updatedAt ?? "") >= made);
  if (settled) return null;
  return finding(
    "deployment.old",
    "warn",
    `Stage ${stage.stage} serves deployment ${own.id}. A newer one, ${newest.id}, is served by no stage.`,
    {
      text: `Move the stage to ${newest.id}, if that is what it should serve.`,
      cli: awsCli(
        "apigateway",
        "update-stage",
        "--rest-api-id",
        stage.apiId,
        "--stage-name",
        stage.stage,
        "--patch-operations",
        JSON.stringify([{ op: "replace", path: "/deploymentId", value: newest.id }]),
      ),
      href: environmentHref(stage.apiId, stage.stage),
    },
    [dated("Served", own), dated("Newest", newest)],
  );
}

/** Methods that the editable API has and the snapshot has not, where no other stage serves a newer one. */
export function undeployedMethods(index: FactIndex, stage: StageFact, snapshot: SnapshotFact): Finding | null {
  const editable = known(index.facts.resources[stage.apiId])?.methods;
  const { own, newestServed } = snapshotsOf(index, stage);
  if (!editable || snapshot.source !== "export" || own?.id !== newestServed?.id) return null;
  const deployed = new Set(snapshot.methods.map(labelOf));
  const missing = editable.map(labelOf).filter((label) => !deployed.has(label));
  if (missing.length === 0) return null;
  return finding(
    "method.undeployed",
    "warn",
    `${missing.slice(0, MOST_NAMED).join(", ")}${missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : ""} ${missing.length === 1 ? "is" : "are"} in the API but not in the deployed snapshot: calls answer 403 Missing Authentication Token.`,
    {
      text: "Deploy the API to this stage.",
      cli: deployCommand(stage.apiId, stage.stage),
    },
    missing.map((label) => ({ label: "Not deployed", value: label, at: index.facts.resources[stage.apiId]?.at })),
  );
}

const MOST_NAMED = 3;

const labelOf = ({ httpMethod, path }: { httpMethod: string; path: string }): string => `${httpMethod} ${path}`;

function snapshotsOf(index: FactIndex, { apiId, deploymentId }: StageFact) {
  const all = known(index.facts.deployments[apiId]) ?? [];
  const newestFirst = [...all].sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""));
  const served = new Set((known(index.facts.stages[apiId]) ?? []).map((stage) => stage.deploymentId));
  return {
    own: all.find(({ id }) => id === deploymentId),
    newest: newestFirst[0],
    newestServed: newestFirst.find(({ id }) => served.has(id)),
  };
}

const dated = (label: string, { id, createdAt }: DeploymentFact): Evidence => ({
  label,
  value: createdAt ? `${id}, ${createdAt}` : id,
});
