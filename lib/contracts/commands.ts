import { z } from "zod";
import * as rules from "./rules";

/** The inputs of the server actions. One schema a command; messages stand at the field. */
const text = (rule: rules.Rule) =>
  z
    .string()
    .trim()
    .min(1, "Required.")
    .refine((value) => value === "" || rules.obeys(rule, value), rule.message);

export const apiIdSchema = z.string().regex(/^[a-z0-9]{1,32}$/i, "Not an API id.");
export const stageNameSchema = text(rules.STAGE_NAME);
const variableName = text(rules.VARIABLE_NAME);
const variableValue = text(rules.VARIABLE_VALUE);
const operationId = z.uuid();

export const provisionInput = z.object({
  clusterName: text(rules.CLUSTER_NAME),
  serviceName: text(rules.SERVICE_NAME),
  image: text(rules.IMAGE),
  containerPort: z.coerce.number().int("A whole number.").min(1, "1 to 65535.").max(65535, "1 to 65535."),
  /** A shell command for `/bin/sh -c`; empty: the image's own. */
  command: z.string().max(4096, "At most 4096 characters.").default(""),
  desiredCount: z.coerce.number().int("A whole number.").min(1, "1 to 10.").max(10, "1 to 10."),
  /** An existing API by id, or a new one by name (found by name when it exists already). */
  api: z.union([z.object({ id: apiIdSchema }), z.object({ name: text(rules.API_NAME) })]),
  path: text(rules.RESOURCE_PATH),
  stage: stageNameSchema,
  variableName,
});
export type ProvisionInput = z.infer<typeof provisionInput>;

export const changeVariableInput = z.object({
  apiId: apiIdSchema,
  stage: stageNameSchema,
  name: variableName,
  /** Null removes it. */
  value: variableValue.nullable(),
});
export type ChangeVariableInput = z.infer<typeof changeVariableInput>;

export const invokeInput = z.object({
  apiId: apiIdSchema,
  stage: stageNameSchema,
  /** One of the snapshot's GET paths. */
  path: z.string().max(1024).startsWith("/"),
});
export type InvokeInput = z.infer<typeof invokeInput>;

export const promoteInput = z
  .object({
    apiId: apiIdSchema,
    from: stageNameSchema,
    to: stageNameSchema,
    /** Values for variables that the target lacks. */
    bindings: z.record(variableName, variableValue).default({}),
    /** The snapshot that the person saw; refused as `conflict` when the upstream has moved since. */
    deploymentId: z.string().min(1),
  })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    error: ({ input }) => `Another stage than ${(input as { to: string }).to}: it cannot be promoted to itself.`,
  });
export type PromoteInput = z.infer<typeof promoteInput>;

export const rollbackInput = z.object({ apiId: apiIdSchema, stage: stageNameSchema, restorePointId: z.uuid() });
export type RollbackInput = z.infer<typeof rollbackInput>;

export const operationInput = z.object({ operationId });
export type OperationInput = z.infer<typeof operationInput>;
