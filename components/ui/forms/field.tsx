import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

interface Wiring {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** Label, control, hint and error as one; the error takes the hint's place, so that nothing jumps. */
export function Field({ label, hint, error, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <div className="mt-1">
        {children({
          id,
          "aria-invalid": error ? true : undefined,
          "aria-describedby": note ? `${id}-note` : undefined,
        })}
      </div>
      <p id={`${id}-note`} className={`mt-1 flex min-h-5 gap-1 text-xs ${error ? "text-bad" : "text-muted"}`}>
        {error && <CircleAlert size={13} className="mt-0.5 shrink-0" aria-hidden />}
        <span className="min-w-0 wrap-anywhere">{note}</span>
      </p>
    </div>
  );
}

export const CONTROL =
  "block w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink placeholder:text-muted aria-invalid:border-bad disabled:opacity-60";
