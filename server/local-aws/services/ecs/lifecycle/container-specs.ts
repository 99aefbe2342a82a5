/** Container definitions with a task's overrides, as a runtime takes them. */
import type { ContainerDefinition, Task } from "@aws-sdk/client-ecs";
import type { ContainerSpec } from "../../../runtime/runtime";

/** Seconds between asking and killing when the definition does not say (developer guide, `stopTimeout`). */
const STOP_TIMEOUT = 30;

export function containerSpecs(
  definitions: readonly ContainerDefinition[],
  { overrides, memory }: Pick<Task, "overrides" | "memory">,
): ContainerSpec[] {
  return definitions.map((definition) => {
    const override = overrides?.containerOverrides?.find(({ name }) => name === definition.name);
    return {
      name: definition.name ?? "",
      image: definition.image ?? "",
      entryPoint: definition.entryPoint,
      command: override?.command ?? definition.command,
      environment: Object.fromEntries(
        [...(definition.environment ?? []), ...(override?.environment ?? [])].map(({ name, value }) => [
          name ?? "",
          value ?? "",
        ]),
      ),
      workingDirectory: definition.workingDirectory,
      // A container without a limit of its own has the task's.
      memory: override?.memory ?? definition.memory ?? (memory === undefined ? undefined : Number(memory)),
      stopTimeout: definition.stopTimeout ?? STOP_TIMEOUT,
    };
  });
}
