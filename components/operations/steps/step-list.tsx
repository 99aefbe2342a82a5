import type { OperationStep } from "@/lib/contracts/operations";
import { StepItem } from "./step-item";

/** The steps in the order of their dependencies; those on the same level ran side by side. */
export const StepList = ({ steps }: { steps: OperationStep[] }) => (
  <ol aria-label="Steps" className="divide-y">
    {steps.map((step) => (
      <StepItem key={step.key} step={step} />
    ))}
  </ol>
);
