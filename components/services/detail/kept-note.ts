/** Why there are two lists of stopped tasks, and what this one may miss. */
export const KEPT_NOTE =
  "ECS tells of a stopped task for about an hour and no longer lists these. What stopped while Stageway was not looking is missing.";
