/** The form every policy document has (IAM user guide, "Grammar of the IAM JSON policy language"). */
import { z } from "zod";
import { malformedPolicy } from "../errors";

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const principal = z.union([
  z.literal("*"),
  z.partialRecord(z.enum(["AWS", "Service", "Federated", "CanonicalUser"]), texts),
]);
const partial = {
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9]*$/)
    .optional(),
  Effect: z.enum(["Allow", "Deny"]),
};

const statement = z.strictObject({
  ...partial,
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

const policy = z.strictObject({
  Version: z.enum(["2012-10-17", "2008-10-17"]).optional(),
  Id: z.string().optional(),
  Statement: z.union([statement, z.array(statement).min(1)]).transform((one) => (Array.isArray(one) ? one : [one])),
});

export type PolicyDocument = z.infer<typeof policy>;
export type Statement = PolicyDocument["Statement"][number];

/** @throws AwsError MalformedPolicyDocument */
export function parseDocument(text: string): PolicyDocument {
  const parsed = policy.safeParse(parseJson(text));
  if (!parsed.success) throw malformedPolicy("Syntax errors in policy.");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy("This policy contains invalid Json");
  }
}
