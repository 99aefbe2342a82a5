"use client";

import { FlaskConical } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import type { MethodTestOutcome } from "@/lib/contracts/invoke";
import { testMethod } from "@/server/actions/test-method";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";

/** Comes with the first test. */
const TestOutcome = dynamic(() => import("./test-outcome").then((module) => module.TestOutcome));

/** A second opinion: API Gateway runs the editable API, with this stage's variables, and tells step by step what it did. */
export function TestPanel({ environment, path }: { environment: EnvironmentSummary; path: string }) {
  const { apiId, stage } = environment;
  const { run, busy, error } = useCommand(testMethod);
  const [outcome, setOutcome] = useState<MethodTestOutcome>();
  return (
    <div className="mt-4 space-y-3 border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-60 text-xs text-muted">
          API Gateway can run GET {path} of the editable API with the variables of {stage}. That does not go through the
          stage: its snapshot, throttling and authorization do not come into it.
        </p>
        <Button
          size="small"
          autoFocus
          busy={busy}
          icon={<FlaskConical size={14} aria-hidden />}
          onClick={async () => setOutcome(await run({ apiId, stage, path }))}
        >
          Test the editable API
        </Button>
      </div>
      <div role="status">{outcome && <TestOutcome outcome={outcome} />}</div>
      {error && <ErrorPanel error={error} />}
    </div>
  );
}
