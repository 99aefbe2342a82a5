import { z } from "zod";
import * as rules from "./rules";

/** The fields that several commands share; messages stand at the field. */
export const text = (rule: rules.Rule) =>
  z
    .string()
    .trim()
    .min(1, "Required.")
    .refine((value) => value === "" || rules.obeys(rule, value), rule.message);

export const apiIdSchema = z.string().regex(/^[a-z0-9]{1,32}$/i, "Not an API id.");
export const stageNameSchema = text(rules.STAGE_NAME);
export const variableName = text(rules.VARIABLE_NAME);
export const variableValue = text(rules.VARIABLE_VALUE);
