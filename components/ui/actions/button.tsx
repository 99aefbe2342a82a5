import Link from "next/link";
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from "react";
import { Spinner } from "../status/spinner";

type Look = "primary" | "plain" | "quiet" | "danger";
type Size = "small" | "medium";

const LOOKS: Record<Look, string> = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-hover",
  plain: "bg-surface text-ink border-line-strong/60 hover:bg-raised",
  quiet: "bg-transparent text-ink border-transparent hover:bg-raised",
  danger: "bg-surface text-bad border-bad-line hover:bg-bad-soft",
};
const SIZES: Record<Size, string> = { small: "h-7 px-2.5 text-xs gap-1.5", medium: "h-9 px-3.5 text-sm gap-2" };

export const buttonClasses = (look: Look = "plain", size: Size = "medium", extra = ""): string =>
  `inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none
   transition-colors disabled:opacity-55 disabled:hover:bg-transparent ${LOOKS[look]} ${SIZES[size]} ${extra}`;

export interface ButtonLook {
  look?: Look;
  size?: Size;
  icon?: ReactNode;
}

/** A button whose label says what will happen. While `busy` it keeps its width, its focus and its name. */
export function Button({
  look,
  size,
  icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonLook & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClasses(look, size, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, the address says where. */
export function ButtonLink({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={buttonClasses(look, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
