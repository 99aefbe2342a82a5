import { z } from "zod";

export const ENVIRONMENT_EXPORTS = ["template", "script"] as const;

/** `GET /api/environments/{apiId}/{stage}/export` */
export const environmentExportQuery = z.object({
  /** A CloudFormation template in YAML, or a shell script of AWS CLI commands. */
  format: z.enum(ENVIRONMENT_EXPORTS).default("template"),
});
export type EnvironmentExport = (typeof ENVIRONMENT_EXPORTS)[number];
