import type { InputHTMLAttributes } from "react";
import { CONTROL, Field, type FieldProps } from "./field";

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  mono = false,
  ...rest
}: FieldProps & { mono?: boolean } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...wiring}
          className={`${CONTROL} h-9 ${mono ? "font-mono text-xs" : ""}`}
        />
      )}
    </Field>
  );
}
