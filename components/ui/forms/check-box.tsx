import type { InputHTMLAttributes, ReactNode } from "react";

/** A choice of yes or no; the browser's own control with its words beside it. */
export const CheckBox = ({ children, ...rest }: { children: ReactNode } & InputHTMLAttributes<HTMLInputElement>) => (
  <label className="flex min-w-0 items-start gap-2 text-sm">
    <input type="checkbox" {...rest} className="mt-0.5 size-4 shrink-0 accent-accent" />
    <span className="min-w-0">{children}</span>
  </label>
);
