import type { MethodChange } from "./promotion";

/** API Gateway's limit for a definition that is imported, in bytes (developer guide, "Quotas"). */
export const MAX_DEFINITION_BYTES = 6 * 1024 * 1024;

/** `new` makes an API; the others change one. */
export const IMPORT_MODES = ["new", "merge", "overwrite"] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What an export is asked for. */
export interface ExportChoice {
  stage: string;
  format: "swagger" | "oas30";
  syntax: "yaml" | "json";
  extensions: "apigateway" | "none";
}

/** Something in a definition that is wrong or worth knowing, and where: from 1 on; absent: it concerns the whole. */
export interface DefinitionNote {
  message: string;
  line?: number;
  column?: number;
}

/** A part of the API beside its methods that differs: `model Order`, `resource policy`. */
export interface PartChange {
  name: string;
  change: "added" | "removed" | "changed";
}

/** What an import would do to an API. */
export interface ImportPlan {
  /** By path and method; `removed` only when overwriting. */
  changes: MethodChange[];
  /** By name; `removed` only when overwriting. Null: what the API has is not known. */
  parts: PartChange[] | null;
  /** Why API Gateway would refuse to merge it into this API. */
  conflicts: DefinitionNote[];
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

export interface ImportDone {
  apiId: string;
  apiName: string;
  /** AWS's own. */
  warnings: string[];
  /** The AWS CLI commands of the calls that were made. */
  commands: string[];
}
