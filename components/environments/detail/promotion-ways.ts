import type { EnvironmentDetail } from "@/lib/contracts/environments";

export interface PromotionWay {
  from: string;
  to: string;
}

/**
 * Ways that this stage's page offers, the likeliest first: from the stage before it in promotion order, then to those
 * after it. A way between two that serve the same snapshot already is left out.
 */
export function promotionWays({ environment, siblings }: EnvironmentDetail): PromotionWay[] {
  const { stage, deploymentId } = environment;
  const place = siblings.findIndex((sibling) => sibling.stage === stage);
  const others = siblings.filter((sibling) => sibling.stage !== stage && sibling.deploymentId !== deploymentId);
  const isBefore = (name: string) => place >= 0 && siblings.findIndex((sibling) => sibling.stage === name) < place;
  const upstream = place > 0 ? siblings[place - 1]?.stage : undefined;
  return [
    ...others.filter((each) => each.stage === upstream).map((each) => ({ from: each.stage, to: stage })),
    ...others.filter((each) => !isBefore(each.stage)).map((each) => ({ from: stage, to: each.stage })),
  ];
}
