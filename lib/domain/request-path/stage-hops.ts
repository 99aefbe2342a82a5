import type { Hop } from "@/lib/contracts/request-path";
import { fine } from "../diagnosis/codes";
import { editableStandsIn } from "../diagnosis/gateway";
import { known } from "../facts";
import { hop, type Journey } from "./journey";

/** Stage and deployment: what is served. */
export function stageHops({ index, api, stage, snapshot }: Journey): Hop[] {
  const id = stage.deploymentId ?? "";
  const deployment = known(index.facts.deployments[api.id])?.find((one) => one.id === id);
  const found =
    snapshot.source === "editable"
      ? editableStandsIn(id)
      : fine(`${snapshot.methods.length} ${snapshot.methods.length === 1 ? "method" : "methods"}.`, [
          ...(deployment?.createdAt ? [{ label: "Deployed", value: deployment.createdAt }] : []),
          ...(deployment?.description ? [{ label: "Description", value: deployment.description }] : []),
        ]);
  return [hop("stage", stage.stage, fine(`Of ${api.name}.`)), hop("deployment", id, found, id)];
}
