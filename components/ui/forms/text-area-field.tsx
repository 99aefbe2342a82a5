import type { TextareaHTMLAttributes } from "react";
import { CONTROL, Field, type FieldProps } from "./field";

/** Several lines of text, in monospace. */
export function TextAreaField({
  label,
  hint,
  error,
  ...rest
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <textarea rows={3} spellCheck={false} {...rest} {...wiring} className={`${CONTROL} py-2 font-mono text-xs`} />
      )}
    </Field>
  );
}
