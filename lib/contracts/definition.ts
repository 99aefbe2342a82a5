import type { Timestamp } from "./freshness";
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

/** What an API has beside its methods, each asked of AWS by itself. Settings are what it has once: `resource policy`. */
export const PART_KINDS = ["model", "authorizer", "gateway response", "request validator", "setting"] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** `GET /api/apis/{apiId}/parts`: what the API as it is edited has beside its methods. */
export interface ApiParts {
  /** The oldest of them. */
  fetchedAt: Timestamp;
  /** By kind and name, as text that can be compared. */
  parts: Record<string, string>;
  /** What could not be read, and why: nothing is known of it. */
  unknown: { kind: PartKind; problem: string }[];
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
  /** By name; `removed` only when overwriting. */
  parts: PartChange[];
  /** What the API has of these is not known: nothing of them is in `parts`. */
  unknownParts: PartKind[];
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
