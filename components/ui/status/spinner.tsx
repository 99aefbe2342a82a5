import { LoaderCircle } from "lucide-react";

/** Something is under way. Stands still for people who prefer less motion. */
export const Spinner = ({ size = 14 }: { size?: number }) => (
  <LoaderCircle size={size} className="shrink-0 animate-spin-slow" aria-hidden />
);
