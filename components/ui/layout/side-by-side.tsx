import { ArrowDown, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";

/** One after the other with arrows between: side by side, or one below the other on a phone. */
export const SideBySide = ({
  label,
  items,
}: {
  label?: string;
  items: readonly { key: string; node: ReactNode }[];
}) => (
  <ol aria-label={label} className="flex flex-col gap-6 md:flex-row md:flex-wrap md:gap-y-4">
    {items.map(({ key, node }, place) => (
      <li key={key} className="relative flex min-w-0 md:max-w-[34rem] md:min-w-[17rem] md:flex-1">
        {place > 0 && <Arrow />}
        {node}
      </li>
    ))}
  </ol>
);

const Arrow = () => (
  <span
    className="absolute text-muted max-md:-top-5 max-md:left-1/2 md:top-1/2 md:-left-5 md:-translate-y-1/2"
    aria-hidden
  >
    <ArrowRight size={16} className="max-md:hidden" />
    <ArrowDown size={14} className="md:hidden" />
  </span>
);
