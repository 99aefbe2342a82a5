import { z } from "zod";
import { AppFailure } from "@/lib/contracts/app-failure";

const schema = z.object({
  group: z.string().regex(/^arn:[\w:/-]+:targetgroup\/[\w/-]+$/, "Not a target group's ARN."),
  target: z
    .string()
    .min(1, "Required.")
    .max(256, "At most 256 characters.")
    .regex(/^\S+$/, "An address without spaces."),
});
export type TargetQuery = z.infer<typeof schema>;

/** @throws AppFailure `invalid_input` with a message for each parameter that is missing or wrong. */
export function targetQuery(parameters: URLSearchParams): TargetQuery {
  const parsed = schema.safeParse({ group: "", target: "", ...Object.fromEntries(parameters) });
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  throw new AppFailure({
    code: "invalid_input",
    message: "A target's history needs the parameters group and target.",
    remedy: "Name the target group by its ARN and the target as address:port.",
    fields,
  });
}
