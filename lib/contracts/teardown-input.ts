import { z } from "zod";
import { apiIdSchema, stageNameSchema } from "./commands";

/** `load balancer arn:…` */
const keys = (most: number) => z.array(z.string().min(3).max(2_100)).max(most);
const environment = z.string().min(1).max(256);

/** Keys of things that are not Stageway's and go by a person's choice. */
export const pickedKeys = keys(200).default([]);

export const teardownInput = z.object({
  scope: z.union([
    z.object({ apiId: apiIdSchema, stage: stageNameSchema }),
    z.object({ environment }),
    z.object({ operationId: z.uuid() }),
  ]),
  picked: pickedKeys,
  logGroups: z.boolean().default(false),
  /** Keys of what the person saw going; refused as `conflict` when it would be more by now. */
  expected: keys(2_000),
  /** The environment's name, typed; not asked for what an operation made or for orphans. */
  confirm: z.string().default(""),
});
export type TeardownInput = z.infer<typeof teardownInput>;

export const removeOrphansInput = z.object({
  groups: z
    .array(z.object({ environment, expected: keys(2_000) }))
    .min(1)
    .max(50),
  logGroups: z.boolean().default(false),
});
export type RemoveOrphansInput = z.infer<typeof removeOrphansInput>;
