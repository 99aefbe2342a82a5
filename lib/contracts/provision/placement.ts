import { z } from "zod";

const SPREAD_FIELD = /^(?:instanceId|host|attribute:[A-Za-z0-9_./\\-]{1,128})$/;

/**
 * On which of a cluster's instances ECS puts a service's tasks, the first rule first.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html
 */
export const placementStrategyInput = z
  .array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("random") }),
      z.object({
        type: z.literal("spread"),
        field: z.string().regex(SPREAD_FIELD, "instanceId, host or an attribute such as attribute:ecs.os-type."),
      }),
      z.object({ type: z.literal("binpack"), field: z.string().regex(/^(?:cpu|memory)$/i, "cpu or memory.") }),
    ]),
  )
  .max(5, "At most 5 rules.");
export type PlacementStrategy = z.infer<typeof placementStrategyInput>;
