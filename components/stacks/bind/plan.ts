import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { obeys, STAGE_NAME, VARIABLE_NAME, VARIABLE_VALUE } from "@/lib/contracts/rules";
import { variablesUsed } from "@/lib/domain/stage-variables";

interface Choice {
  name: string;
  isNew: boolean;
  variable: string;
  lacking: readonly string[];
  values: Readonly<Record<string, string>>;
  /** Of the output. */
  value: string;
}

/** The first variable that the API's integrations use. */
export const usualVariable = (api: ApiDetail): string => variablesUsed(api.editable.methods ?? [])[0] ?? "";

/** A new stage's name, to begin with: none where that is taken, so that a person says what is meant. */
export const usualStage = ({ stages }: ApiDetail): string =>
  stages.some(({ environment }) => environment.stage === "prod") ? "" : "prod";

/** Other variables that a new stage would lack; what a stage has, it keeps. */
export const lackingOf = (api: ApiDetail, stage: EnvironmentSummary | undefined, variable: string): string[] =>
  stage ? [] : variablesUsed(api.editable.methods ?? []).filter((name) => name !== variable);

/** Why it cannot be bound like this; undefined: it can. */
export function problemOf(api: ApiDetail, choice: Choice): string | undefined {
  const { name, isNew, variable, lacking, values, value } = choice;
  if (!obeys(STAGE_NAME, name)) return `Name the stage. ${STAGE_NAME.message}`;
  if (isNew && api.stages.some(({ environment }) => environment.stage === name))
    return `There is a stage ${name} already: choose it from the list.`;
  if (!obeys(VARIABLE_NAME, variable)) return `Name the stage variable. ${VARIABLE_NAME.message}`;
  if (!obeys(VARIABLE_VALUE, value)) return "API Gateway does not take this output as a variable's value.";
  if (isNew && api.editable.methods === null) return "What would be deployed could not be read.";
  if (isNew && api.editable.methods?.length === 0) return "The API has no methods.";
  const unset = lacking.filter((each) => !obeys(VARIABLE_VALUE, values[each]?.trim() ?? ""));
  return unset.length > 0 ? `Give a value for ${unset.join(", ")} first.` : undefined;
}
