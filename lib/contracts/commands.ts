import { z } from "zod";
import { apiIdSchema, stageNameSchema, variableName, variableValue } from "./fields";

export { type ProvisionInput, type ProvisionRequest, provisionInput } from "./provision/input";
export { apiIdSchema, stageNameSchema };

/** The inputs of the server actions. One schema a command; messages stand at the field. */
const operationId = z.uuid();

export const changeVariableInput = z.object({
  apiId: apiIdSchema,
  stage: stageNameSchema,
  name: variableName,
  /** Null removes it. */
  value: variableValue.nullable(),
  /** What the person saw it to be, null: not there; refused as `conflict` when it is something else by now. */
  expected: z.string().max(2048).nullable().optional(),
});
export type ChangeVariableInput = z.infer<typeof changeVariableInput>;

export const invokeInput = z.object({
  apiId: apiIdSchema,
  stage: stageNameSchema,
  /** One of the snapshot's GET paths. */
  path: z.string().max(1024).startsWith("/"),
  /** The load balancer is called directly as well; when the stage does not answer well, it always is. */
  compare: z.boolean().default(false),
});
export type InvokeInput = z.input<typeof invokeInput>;

export const testMethodInput = invokeInput.omit({ compare: true });
export type TestMethodInput = z.infer<typeof testMethodInput>;

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

export const deployInput = z.object({
  apiId: apiIdSchema,
  /** Made when it does not exist. */
  stage: stageNameSchema,
  /** Values for variables that the stage lacks. */
  variables: z.record(variableName, variableValue).default({}),
  /** The snapshot that the person saw the stage serve; null: it did not exist. Refused as `conflict` when it has moved. */
  serving: z.string().min(1).nullable(),
});
export type DeployInput = z.infer<typeof deployInput>;

export const operationInput = z.object({ operationId });
export type OperationInput = z.infer<typeof operationInput>;
