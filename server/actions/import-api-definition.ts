"use server";

import type { ImportDone } from "@/lib/contracts/definition";
import { importInput } from "@/lib/contracts/definition-input";
import type { Result } from "@/lib/contracts/errors";
import { importDefinition } from "../operations/api-definition/import-definition";
import { defineAction } from "./define-action";

const action = defineAction({
  input: importInput,
  permission: "definition.import",
  audit: { action: "definition.import", target: ({ apiId, mode }) => (mode === "new" ? "new API" : (apiId ?? "")) },
  run: importDefinition,
});

/** Makes an API of a definition, or puts one into an API. Input: `ImportInput`. */
export async function importApiDefinition(input: unknown): Promise<Result<ImportDone>> {
  return action(input);
}
