import { z } from "zod";
import { AppFailure } from "@/lib/contracts/app-failure";
import { apiIdSchema, stageNameSchema } from "@/lib/contracts/commands";

const schema = z.object({ apiId: apiIdSchema, from: stageNameSchema, to: stageNameSchema });

/** @throws AppFailure `invalid_input` with a message for each parameter that is missing or wrong. */
export function promotionQuery(parameters: URLSearchParams): z.infer<typeof schema> {
  // What is missing is as wrong as what is empty, and said in the same words.
  const given = { apiId: "", from: "", to: "", ...Object.fromEntries(parameters) };
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  throw new AppFailure({
    code: "invalid_input",
    message: "A promotion needs the parameters apiId, from and to.",
    remedy: "Name the API by its id and both stages by their names.",
    fields,
  });
}
