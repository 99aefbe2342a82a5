import { z } from "zod";
import { THING_TYPES } from "@/lib/contracts/teardown";
import { pickedKeys } from "@/lib/contracts/teardown-input";

const plannedThing = z.object({
  key: z.string(),
  type: z.enum(THING_TYPES),
  id: z.string(),
  name: z.string(),
});

/** A removal as it was accepted: what it is about, and all that may go. */
export const removalInput = z.object({
  /** Of the environment whose it is or was. */
  environment: z.string(),
  apiId: z.string().optional(),
  stage: z.string().optional(),
  /** Only what this operation made. */
  operationId: z.uuid().optional(),
  picked: pickedKeys,
  logGroups: z.boolean(),
  goes: z.array(plannedThing),
});
export type RemovalInput = z.infer<typeof removalInput>;
