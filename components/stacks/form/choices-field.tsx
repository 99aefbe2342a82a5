import { useId } from "react";
import { CheckBox } from "../../ui/forms/check-box";
import type { FieldProps } from "../../ui/forms/field";
import { chosenOf, withChoice } from "./chosen";

interface Props extends FieldProps {
  allowed: readonly string[];
  /** Separated by commas. */
  value: string;
  name: string;
  onChange: (value: string) => void;
}

/** Several of what a template allows for a list. */
export function ChoicesField({ label, hint, error, allowed, value, name, onChange }: Props) {
  const note = useId();
  const chosen = chosenOf(value);
  return (
    <fieldset className="min-w-0" aria-describedby={note}>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
        {allowed
          .filter((each) => each !== "")
          .map((each) => (
            <CheckBox
              key={each}
              name={name}
              checked={chosen.includes(each)}
              aria-invalid={error ? true : undefined}
              onChange={({ target }) => onChange(withChoice(allowed, value, each, target.checked))}
            >
              <span className="break-all">{each}</span>
            </CheckBox>
          ))}
      </div>
      <p id={note} className={`mt-1 min-h-5 text-xs wrap-anywhere ${error ? "text-bad" : "text-muted"}`}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}
