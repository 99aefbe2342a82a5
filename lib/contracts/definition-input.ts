import { z } from "zod";
import { apiIdSchema, stageNameSchema } from "./commands";
import { IMPORT_MODES, MAX_DEFINITION_BYTES } from "./definition";

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
    /** The API's name, typed: needed where overwriting removes something. */
    confirm: z.string().max(1024).default(""),
  })
  .refine(({ mode, apiId }) => mode === "new" || apiId !== undefined, { path: ["apiId"], message: "Required." });
export type ImportInput = z.infer<typeof importInput>;
