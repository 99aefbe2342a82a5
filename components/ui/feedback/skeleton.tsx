/** A grey bar of the real size; unseen for the first moment. */
export const Skeleton = ({ className = "h-4 w-24" }: { className?: string }) => (
  <span className={`block animate-appear rounded bg-raised ${className}`} aria-hidden />
);
