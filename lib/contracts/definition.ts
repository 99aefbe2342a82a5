import { z } from "zod";
import { apiIdSchema, stageNameSchema } from "./commands";
import type { MethodChange } from "./promotion";

/** API Gateway's limit for a definition that is imported, in bytes (developer guide, "Quotas"). */
export const MAX_DEFINITION_BYTES = 6 * 1024 * 1024;

export const IMPORT_MODES = ["new", "merge", "overwrite"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export const EXPORT_FORMATS = ["swagger", "oas30"] as const;
export const EXPORT_SYNTAXES = ["json", "yaml"] as const;

/** `GET /api/apis/{apiId}/export` */
export const exportQuery = z.object({
  stage: stageNameSchema,
  format: z.enum(EXPORT_FORMATS).default("swagger"),
  syntax: z.enum(EXPORT_SYNTAXES).default("yaml"),
  /** `apigateway`: with integrations and all other extensions, so that it can be imported again. */
  extensions: z.enum(["apigateway", "none"]).default("apigateway"),
});
export type ExportQuery = z.infer<typeof exportQuery>;

/** Something in a definition that is wrong or worth knowing, and where: from 1 on; absent: it concerns the whole. */
export interface DefinitionNote {
  message: string;
  line?: number;
  column?: number;
}

/** What an import would do to an API. */
export interface ImportPlan {
  /** By path and method; `removed` only when overwriting. */
  changes: MethodChange[];
  /** Methods that stay as they are: alike in both, or kept by merging. */
  unchanged: number;
  kept: number;
  /** The API's name afterwards, where the definition gives it another. */
  renamedTo?: string;
  variables: VariableUse[];
}

/** A stage variable that the definition's integrations use, and the stages that do not set it. */
export interface VariableUse {
  name: string;
  lacking: string[];
}

export const importInput = z
  .object({
    /** The same for every try of one import: what it made before is found by it. */
    requestId: z.uuid(),
    mode: z.enum(IMPORT_MODES),
    /** The API to merge into or to overwrite. */
    apiId: apiIdSchema.optional(),
    definition: z
      .instanceof(Blob, { error: "A file, or pasted text." })
      .refine(({ size }) => size > 0, "A file, or pasted text.")
      .refine(({ size }) => size <= MAX_DEFINITION_BYTES, "At most 6 MB."),
    /** AWS refuses the whole definition instead of warning. */
    failOnWarnings: z.boolean().default(false),
    /** The API's name, typed: needed where overwriting removes methods. */
    confirm: z.string().max(1024).default(""),
  })
  .refine(({ mode, apiId }) => mode === "new" || apiId !== undefined, { path: ["apiId"], message: "Required." });
export type ImportInput = z.infer<typeof importInput>;

export interface ImportDone {
  apiId: string;
  apiName: string;
  /** AWS's own. */
  warnings: string[];
  /** The AWS CLI commands of the calls that were made. */
  commands: string[];
}
