"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What is well answers sooner. */
const QUIET_MS = 2_000;

/**
 * What came back last; in its place, once an invoke takes longer than a well one, what it waits for. The words stay as
 * they are, so that they are announced once. 29 s: the default timeout of an integration (API Gateway quotas).
 */
export function Waiting({ busy, children }: { busy: boolean; children: ReactNode }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [busy]);
  if (!busy || !long) return children;
  return (
    <p className="text-xs text-muted">
      No answer yet. A load balancer tries 10 s to reach a target; API Gateway gives an integration 29 s.
    </p>
  );
}
