import Link from "next/link";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { apiHref } from "@/lib/domain/undeployed/address";

/**
 * `2 undeployed changes`: the editable API differs from what the stage serves. Nothing where it does not, or is not
 * known; with `whole` those are said too.
 */
export function Undeployed({
  environment: { apiId, stage, undeployed },
  whole = false,
}: {
  environment: Pick<EnvironmentSummary, "apiId" | "stage" | "undeployed">;
  whole?: boolean;
}) {
  const words = wordsOf(undeployed);
  if (!whole && !undeployed) return null;
  const link = (
    <Link
      href={apiHref(apiId, stage)}
      prefetch={false}
      className="rounded-xs text-muted underline decoration-dotted underline-offset-2 hover:text-ink"
    >
      {words}
    </Link>
  );
  return whole ? link : <p className="mt-0.5">{link}</p>;
}

function wordsOf(count: number | undefined): string {
  if (count === undefined) return "undeployed changes not known";
  if (count === 0) return "no undeployed changes";
  return count === 1 ? "1 undeployed change" : `${count} undeployed changes`;
}
