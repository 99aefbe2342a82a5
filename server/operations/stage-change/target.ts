/** The stage that an operation changes. */
export interface StageTarget {
  apiId: string;
  stage: string;
}

/** What the stage is to serve from now on. What is not named stays. */
export type Change = {
  deploymentId: string;
  /** Variables to add. */
  set: Record<string, string>;
  /** Variables to take away. */
  remove: string[];
};

/** What it served before; null: it does not exist yet. */
export type Before = { previous: { deploymentId: string; variables: Record<string, string> } | null };

/** Why a stage is put back, in a person's words: `did not pass the verification`. */
export interface Undo {
  why: "failed" | "cancelled";
  problem: string;
}
