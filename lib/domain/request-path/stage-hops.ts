import type { Hop } from "@/lib/contracts/request-path";
import { fine } from "../diagnosis/codes";
import { editableStandsIn, snapshotWords } from "../diagnosis/gateway";
import { known } from "../facts";
import { hop, type Journey } from "./journey";

/** Stage and deployment: what is served. */
export function stageHops({ index, api, stage, snapshot }: Journey): Hop[] {
  const id = stage.deploymentId ?? "";
  const deployment = known(index.facts.deployments[api.id])?.find((one) => one.id === id);
  const found =
    snapshot.source === "editable"
      ? editableStandsIn(id)
      : fine(
          snapshotWords(deployment, id, snapshot),
          deployment?.createdAt ? [{ label: "Deployed", value: deployment.createdAt }] : [],
        );
  return [hop("stage", stage.stage, fine(`Stage ${stage.stage} of ${api.name}.`)), hop("deployment", id, found, id)];
}
