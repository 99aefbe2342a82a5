import type { SelectHTMLAttributes } from "react";
import { CONTROL, Field, type FieldProps } from "./field";

/** One of a few; the browser's own control, which is right on a phone and by keyboard. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...rest
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select {...rest} {...wiring} className={`${CONTROL} h-9`}>
          {children}
        </select>
      )}
    </Field>
  );
}
