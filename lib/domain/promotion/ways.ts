import { inStageOrder, isBackwards } from "../stage-order";

export interface Served {
  stage: string;
  deploymentId: string | null;
}

export interface PromotionWay {
  from: string;
  to: string;
}

/** What a stage's page offers. */
export interface PromotionWays {
  /** The one to press: on to the next stage; at the end of the order, from the one before. Never backwards. */
  primary?: PromotionWay;
  /** From the stage before, where the primary one leads on. */
  secondary?: PromotionWay;
  /** The neighbour in order that serves the same snapshot, in place of a primary one. */
  inSyncWith?: string;
}

/** Promotions in the usual order, to and from the neighbours of a stage. */
export function promotionWays(own: Served, siblings: readonly Served[]): PromotionWays {
  const order = inStageOrder([...siblings.filter(({ stage }) => stage !== own.stage), own]);
  const place = order.findIndex(({ stage }) => stage === own.stage);
  const [before, next] = [order[place - 1], order[place + 1]];
  const neighbour = next ?? before;
  if (neighbour === undefined) return {};
  const onwards = next && way(own, next);
  const hither = before && way(before, own);
  const primary = next ? onwards : hither;
  return {
    ...(primary && { primary }),
    ...(next && hither && { secondary: hither }),
    ...(isSame(own, neighbour) && { inSyncWith: neighbour.stage }),
  };
}

/** Every existing stage that a stage's snapshot can go to, in order; those against the order say so. */
export const promotionTargets = (own: Served, siblings: readonly Served[]): (Served & { backwards: boolean })[] =>
  inStageOrder(siblings)
    .filter((sibling) => sibling.stage !== own.stage && way(own, sibling) !== undefined)
    .map((sibling) => ({ ...sibling, backwards: isBackwards(own.stage, sibling.stage) }));

const way = (from: Served, to: Served): PromotionWay | undefined =>
  from.deploymentId === null || isSame(from, to) ? undefined : { from: from.stage, to: to.stage };

const isSame = (a: Served, b: Served): boolean => a.deploymentId !== null && a.deploymentId === b.deploymentId;
