import type { Hop } from "@/lib/contracts/request-path";
import { type Finding, fine } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import { editableStandsIn } from "../diagnosis/gateway";
import { known } from "../facts";
import { oldSnapshot } from "../notes/snapshot";
import { stageSettings } from "../notes/stage-settings";
import { hop, type Journey } from "./journey";

/** Stage and deployment: what is served. */
export function stageHops(journey: Journey): Hop[] {
  const { stage } = journey;
  const id = stage.deploymentId ?? "";
  return [hop("stage", stage.stage, judgeStage(journey)), hop("deployment", id, judgeSnapshot(journey, id), id)];
}

/** The way goes on by the last known deployment and variables, though nobody knows whether they still are the stage's. */
function judgeStage({ index, api, stage }: Journey): Finding {
  const fact = index.facts.stages[api.id];
  if (known(fact) !== undefined) return stageSettings(stage) ?? fine(`Of ${api.name}.`);
  const found = familyUnknown("stages", fact);
  return { ...found, words: `${found.words} What follows is the way by its last known variables and deployment.` };
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
