/** Who made a thing that cannot carry a tag. */
export interface MadeRecord {
  operationId: string;
  /** As its tag would have it. */
  environment: string;
}

/** What Stageway's own database adds to what AWS answers. */
export interface RemovalRecords {
  /** By key; what a later operation removed is not among them. */
  made: ReadonlyMap<string, MadeRecord>;
  /** Deployments that a stage can be rolled back to, by `apiId/stage`. */
  restorePoints: ReadonlyMap<string, string[]>;
}
