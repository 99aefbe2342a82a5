import "server-only";
import { applyChangeSetInput } from "@/lib/contracts/stacks/input";
import { anyInput } from "../../definition";
import { executeStep, resourcesStep } from "./steps";

const definitionOf = (action: "create" | "update") =>
  anyInput({
    kind: action === "create" ? ("stackCreate" as const) : ("stackUpdate" as const),
    parse: (input: unknown) => applyChangeSetInput.parse(input),
    steps: [executeStep(action), resourcesStep(action)],
  });

/** Makes a stack as its preview says. */
export const stackCreate = definitionOf("create");
/** Changes a stack as its preview says. */
export const stackUpdate = definitionOf("update");
