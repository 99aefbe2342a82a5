import { z } from "zod";
import { deployInput } from "./commands";
import { apiIdSchema, stageNameSchema, text, variableName } from "./fields";
import { HTTP_METHODS } from "./provision/methods";
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
export const addRouteInput = deployInput
  .extend({
    path: text(rules.RESOURCE_PATH),
    /** Where the service has it: empty for its root. */
    upstreamPath: z
      .string()
      .trim()
      .refine((value) => rules.obeys(rules.UPSTREAM_PATH, value), rules.UPSTREAM_PATH.message)
      .default(""),
    methods: z.array(z.enum(HTTP_METHODS)).min(1, "One method at least.").default(["GET"]),
    variableName,
  })
  .superRefine(({ path, upstreamPath }, context) => {
    const known = rules.parametersOf(path);
    const [unknown] = rules.parametersOf(upstreamPath).filter((each) => !known.includes(each));
    const message = `The path has no parameter {${unknown}}.`;
    if (unknown !== undefined) context.addIssue({ code: "custom", path: ["upstreamPath"], message });
  });
export type AddRouteInput = z.infer<typeof addRouteInput>;
export type AddRouteRequest = z.input<typeof addRouteInput>;
