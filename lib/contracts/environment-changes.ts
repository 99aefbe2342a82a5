import { z } from "zod";
import { deployInput } from "./commands";
import { apiIdSchema, stageNameSchema, text } from "./fields";
import { checkPaths, routeFields } from "./route";
import * as rules from "./rules";

const name = z.string().min(1, "Required.").max(255, "At most 255 characters.");

/** Another image for one container of a service. */
export const changeImageInput = z.object({
  apiId: apiIdSchema,
  /** The environment that the service belongs to: it is held meanwhile, and verified. */
  stage: stageNameSchema,
  cluster: name,
  service: name,
  container: name,
  image: text(rules.IMAGE),
  /** The revision that the person saw run; refused as `conflict` when the service has moved since. */
  taskDefinition: z.string().regex(/^arn:[\w:/-]+$/, "Not a task definition's ARN."),
});
export type ChangeImageInput = z.infer<typeof changeImageInput>;

/** One more path of the API, and its deployment to one stage. A variable that the stage lacks stands in `variables`. */
export const addRouteInput = deployInput.extend(routeFields).superRefine(checkPaths);
export type AddRouteInput = z.infer<typeof addRouteInput>;
export type AddRouteRequest = z.input<typeof addRouteInput>;
