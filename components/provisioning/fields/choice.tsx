import { type ReactNode, useId } from "react";

interface Option<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

/** One of a few ways, each with a word about it; the browser's own controls. */
export function Choice<T extends string>({
  legend,
  name,
  value,
  options,
  onChange,
  children,
}: {
  legend: string;
  name: string;
  value: T;
  options: Option<T>[];
  onChange: (value: T) => void;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">{legend}</legend>
      <div className="mt-1.5 flex flex-wrap gap-x-6 gap-y-2">
        {options.map((option) => (
          <div key={option.value} className="min-w-0 text-sm">
            <label className="flex items-start gap-2">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
                aria-describedby={option.hint && `${id}-${option.value}`}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0">{option.label}</span>
            </label>
            {option.hint && (
              <p id={`${id}-${option.value}`} className="pl-6 text-xs text-muted">
                {option.hint}
              </p>
            )}
          </div>
        ))}
      </div>
      {children && <div className="mt-3">{children}</div>}
    </fieldset>
  );
}
