import { z } from "zod";
import { apiIdSchema, stageNameSchema, text, variableName, variableValue } from "../fields";
import { CAPABILITIES, MAX_PARAMETERS, MAX_TEMPLATE_BYTES, STACK_NAME, TEMPLATE_URL } from "./limits";

export const stackName = text(STACK_NAME);
const stackId = z
  .string()
  .regex(/^arn:[\w-]+:cloudformation:[\w-]+:\d{12}:stack\/[^\s]+$/, "Not a stack's id.")
  .max(2048);
export const changeSetId = z
  .string()
  .regex(/^(arn:[\w-]+:cloudformation:[\w-]+:\d{12}:changeSet\/)?[A-Za-z][\w-]*(\/[\w-]+)?$/, "Not a change set's id.")
  .max(1600);
const parameterName = z.string().regex(/^[A-Za-z0-9]{1,255}$/, "Not a parameter's name.");
const logicalId = z.string().regex(/^[A-Za-z0-9]{1,255}$/, "Not a resource's logical id.");
const parameterValue = z.string().refine((value) => new Blob([value]).size <= 4096, "At most 4,096 bytes.");
const parameters = z
  .record(parameterName, parameterValue)
  .refine((given) => Object.keys(given).length <= MAX_PARAMETERS, `At most ${MAX_PARAMETERS} parameters.`);

/** An object in S3, by any of S3's forms of its URL. */
export const templateUrl = text(TEMPLATE_URL);

const template = z.discriminatedUnion("from", [
  z.object({
    from: z.literal("body"),
    body: z
      .string()
      .min(1, "A template.")
      .refine(
        (body) => new Blob([body]).size <= MAX_TEMPLATE_BYTES,
        "CloudFormation takes 51,200 bytes in a request. Put it into S3 and give its URL.",
      ),
  }),
  z.object({ from: z.literal("url"), url: templateUrl }),
  z.object({ from: z.literal("current") }),
]);

/** Makes a change set: what would happen, and what is executed then. */
export const previewStackInput = z
  .object({
    /** The same for every try of one preview. */
    requestId: z.uuid(),
    kind: z.enum(["create", "update"]),
    stackName,
    template,
    parameters: parameters.default({}),
    /** Values that the template says must not be shown (NoEcho). */
    secrets: parameters.default({}),
    /** Parameters that keep the value they have. */
    kept: z.array(parameterName).max(MAX_PARAMETERS).default([]),
    capabilities: z.array(z.enum(CAPABILITIES)).default([]),
  })
  .refine(({ kind, template }) => kind === "update" || template.from !== "current", {
    path: ["template"],
    message: "A template.",
  });
export type PreviewStackInput = z.infer<typeof previewStackInput>;

export const changeSetInput = z.object({ stackName, changeSetId });
export type ChangeSetInput = z.infer<typeof changeSetInput>;

/** A change set as it was accepted for execution. */
export const applyChangeSetInput = z.object({
  stackName,
  stackId,
  changeSetId,
  /** Resources that it changes. */
  changes: z.number().int().nonnegative(),
});
export type ApplyChangeSetInput = z.infer<typeof applyChangeSetInput>;

/** Logical ids of what a deletion failed at, to be left where it is: 500 resources are AWS's most. */
const retain = z.array(logicalId).max(500).default([]);

export const deleteStackInput = z
  .object({ stackName, stackId, retain, confirm: z.string().max(256).default("") })
  .refine(({ stackName, confirm }) => confirm.trim() === stackName, {
    path: ["confirm"],
    error: ({ input }) => `Type ${(input as { stackName: string }).stackName}`,
  });
export type DeleteStackInput = z.input<typeof deleteStackInput>;

/** A delete as it was accepted. */
export const deletedStack = z.object({ stackName, stackId, retain });
export type DeletedStack = z.infer<typeof deletedStack>;

export const detectDriftInput = z.object({ stackName });
export type DetectDriftInput = z.infer<typeof detectDriftInput>;

/** Binds a stage's variable to an output of a stack. */
export const bindStageInput = z.object({
  apiId: apiIdSchema,
  /** Made by a deployment when it does not exist. */
  stage: stageNameSchema,
  variable: variableName,
  stackName,
  output: z.string().regex(/^[A-Za-z0-9]{1,255}$/, "An output of the stack."),
  /** The output's value that the person saw. */
  value: variableValue,
  /** Values for other variables that a new stage would lack. */
  others: z.record(variableName, variableValue).default({}),
  /** The deployment that the person saw the stage serve; null: it did not exist. */
  serving: z.string().min(1).nullable(),
});
export type BindStageInput = z.infer<typeof bindStageInput>;
