import type { Hop } from "@/lib/contracts/request-path";
import { type Finding, fine } from "../diagnosis/codes";
import { editableStandsIn } from "../diagnosis/gateway";
import { known } from "../facts";
import { oldSnapshot } from "../notes/snapshot";
import { stageSettings } from "../notes/stage-settings";
import { hop, type Journey } from "./journey";

/** Stage and deployment: what is served. */
export function stageHops(journey: Journey): Hop[] {
  const { api, stage } = journey;
  const id = stage.deploymentId ?? "";
  return [
    hop("stage", stage.stage, stageSettings(stage) ?? fine(`Of ${api.name}.`)),
    hop("deployment", id, judgeSnapshot(journey, id), id),
  ];
}

function judgeSnapshot({ index, api, stage, snapshot }: Journey, id: string): Finding {
  if (snapshot.source === "editable") return editableStandsIn(id);
  const old = oldSnapshot(index, stage);
  if (old) return old;
  const deployment = known(index.facts.deployments[api.id])?.find((one) => one.id === id);
  return fine(`${snapshot.methods.length} ${snapshot.methods.length === 1 ? "method" : "methods"}.`, [
    ...(deployment?.createdAt ? [{ label: "Deployed", value: deployment.createdAt }] : []),
    ...(deployment?.description ? [{ label: "Description", value: deployment.description }] : []),
  ]);
}
