import type { BoundStage, StackOutput } from "@/lib/contracts/stacks/stack";
import type { ApiFact, StageFact } from "../facts";

/** Which stages' variables have the value of one of these outputs. */
export const boundStages = (
  outputs: readonly StackOutput[],
  apis: readonly Pick<ApiFact, "id" | "name">[],
  stagesOf: (apiId: string) => readonly StageFact[],
): BoundStage[] =>
  apis.flatMap(({ id: apiId, name: apiName }) =>
    stagesOf(apiId).flatMap(({ stage, variables }) =>
      Object.entries(variables).flatMap(([variable, value]) =>
        outputs
          .filter((output) => output.value !== "" && output.value.toLowerCase() === value.toLowerCase())
          .map((output) => ({ apiId, apiName, stage, variable, output: output.key })),
      ),
    ),
  );

/** The output that a stage is bound to unless another is chosen: the walkthrough's, else one that looks like a host. */
export function usualOutput(outputs: readonly StackOutput[]): StackOutput | undefined {
  const named = outputs.find(({ key }) => key === "EcsElbDnsName");
  return named ?? outputs.find(({ value }) => /^[\w-]+(\.[\w-]+)+$/.test(value)) ?? outputs[0];
}
