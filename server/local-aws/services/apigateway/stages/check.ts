/** What AWS refuses of a stage: names, variables, quotas. Texts are AWS's where they are known. */
import { badRequest, limitExceeded } from "../errors";

/** Letters, digits, `_` and `-`, at most 128. The text is AWS's, although it does not tell of the hyphen. */
export function checkStageName(name: string | undefined): string {
  if (name === undefined || !/^[A-Za-z0-9_-]+$/.test(name)) throw badRequest("Stage name only allows a-zA-Z0-9_");
  if (name.length > 128) throw badRequest("Stage name cannot be longer than 128 characters");
  return name;
}

/** Quota "Stages per API": 10, raisable (developer guide). */
export function checkStageCount(existing: number): void {
  if (existing >= 10) {
    throw limitExceeded(
      "Maximum number of Stages per API has been reached. Please contact AWS if you need additional Stages.",
    );
  }
}

export function checkVariables(variables: Record<string, string> | undefined): void {
  const entries = Object.entries(variables ?? {});
  if (entries.length > 100)
    throw limitExceeded("Maximum number of stage variables (100) has been reached for this stage");
  for (const [name, value] of entries) checkVariable(name, value);
}

/** Name: word characters, at most 64. Value: 1 to 512 of `A-Za-z0-9-._~:/?#&=,` (API reference, CreateStage; quotas). */
export function checkVariable(name: string, value: string): void {
  if (!/^\w+$/.test(name)) {
    throw badRequest(`Invalid stage variable name: ${name}.  Please use names with only word characters.`);
  }
  if (name.length > 64)
    throw badRequest(`Invalid stage variable name: ${name}.  Names cannot be longer than 64 characters.`);
  if (!/^[A-Za-z0-9\-._~:/?#&=,]+$/.test(value)) {
    throw badRequest(
      `Invalid stage variable value: ${value}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
    );
  }
  if (value.length > 512)
    throw badRequest(`Invalid stage variable value of key ${name}.  Values cannot be longer than 512 characters.`);
}
