import { CheckBox } from "../../ui/forms/check-box";
import type { FieldsProps } from "./bind";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

/** The methods that the path gets. */
export function MethodFields({ draft, problems, onChange }: FieldsProps) {
  const toggle = (method: string, on: boolean) =>
    onChange({ methods: METHODS.filter((each) => (each === method ? on : draft.methods.includes(each))) });
  return (
    <fieldset className="mt-1 min-w-0">
      <legend className="text-sm font-medium">Methods</legend>
      <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
        {METHODS.map((method) => (
          <CheckBox
            key={method}
            checked={draft.methods.includes(method)}
            onChange={(event) => toggle(method, event.target.checked)}
            aria-invalid={problems.methods ? true : undefined}
          >
            <span className="font-mono text-xs leading-5">{method}</span>
          </CheckBox>
        ))}
      </div>
      <p className={`mt-1 min-h-5 text-xs ${problems.methods ? "text-bad" : "text-muted"}`}>
        {problems.methods ?? "Each hands its requests on to the load balancer."}
      </p>
    </fieldset>
  );
}
