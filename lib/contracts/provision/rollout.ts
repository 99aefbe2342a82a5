import { z } from "zod";
import { whole } from "./whole";

/**
 * How far a rollout goes at a time, in percent of the desired count: how many tasks stay healthy, and how many there are
 * at most. Limits: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export const rolloutInput = z
  .object({
    minimumHealthyPercent: whole(0, 100).default(100),
    maximumPercent: whole(100, 200).default(200),
  })
  .refine(({ minimumHealthyPercent: least, maximumPercent: most }) => least < 100 || most > 100, {
    path: ["maximumPercent"],
    error: "More than 100 where all tasks stay healthy: ECS could replace none.",
  });
export type RolloutInput = z.infer<typeof rolloutInput>;
