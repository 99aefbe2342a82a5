"use client";

import { Button } from "@/components/ui/actions/button";
import { ErrorPanel } from "@/components/ui/feedback/error-panel";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorPanel
      error={{
        code: "internal",
        message: "This page could not be drawn.",
        reason: "Stageway made a mistake of its own; nothing was changed in AWS.",
        remedy: "Try again. If it stays, look up the reference in the server's log.",
        ...(digest && { reference: digest }),
      }}
    >
      <Button onClick={retry}>Try again</Button>
    </ErrorPanel>
  );
}
