/** Stageway's mark: a snapshot on its way through the stages. */
export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className="shrink-0">
    <rect width="24" height="24" rx="6" className="fill-accent" />
    <path
      d="M5 17V11M12 17V7.5M19 17V11"
      className="stroke-on-accent"
      strokeWidth="2"
      strokeLinecap="round"
      opacity=".45"
    />
    <path
      d="M5 12.5h10.5M12.5 8.8l4 3.7-4 3.7"
      className="stroke-on-accent"
      strokeWidth="2"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
