"use client";

import { Play } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { Button } from "../ui/actions/button";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { SelectField } from "../ui/forms/select-field";
import { Card } from "../ui/layout/card";
import { CopyableId } from "../ui/text/copyable-id";
import { useInvoke } from "./use-invoke";
import { Waiting } from "./waiting";

/** Each comes with the first press. */
const Outcome = dynamic(() => import("./outcome").then((module) => module.Outcome));
const TestPanel = dynamic(() => import("./test/test-panel").then((module) => module.TestPanel));

/** Sends a real request through the stage and shows the whole answer. */
export function InvokePanel({ environment }: { environment: EnvironmentSummary }) {
  const { apiId, stage, getPaths, invokeUrl } = environment;
  const [chosen, setChosen] = useState<string>();
  const [testing, setTesting] = useState(false);
  const { busy, outcome, error, invoke } = useInvoke(apiId, stage, true);
  const path = chosen !== undefined && getPaths.includes(chosen) ? chosen : getPaths[0];
  return (
    <Card id="invoke" title="Invoke" aside="sent by the server, through the gateway">
      {path === undefined ? (
        <p className="text-sm text-muted">This snapshot has no GET path that can be called without parameters.</p>
      ) : (
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <SelectField
              label="GET path"
              value={path}
              onChange={(event) => setChosen(event.target.value)}
              hint={<CopyableId id={`${invokeUrl.replace(/\/$/, "")}${path}`} name="invoke URL" max={64} />}
            >
              {getPaths.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </SelectField>
          </div>
          <Button
            className="mt-6"
            busy={busy}
            data-command="invoke"
            aria-keyshortcuts="i"
            onClick={() => invoke(path)}
            icon={<Play size={14} aria-hidden />}
          >
            Invoke {stage}
          </Button>
        </div>
      )}
      <div role="status" className="mt-2">
        <Waiting busy={busy}>{outcome && <Outcome outcome={outcome} />}</Waiting>
      </div>
      {error && <ErrorPanel error={error} />}
      {path !== undefined && testing && <TestPanel environment={environment} path={path} />}
      {path !== undefined && !testing && (
        <Button size="small" look="quiet" className="-ml-2.5 text-muted" onClick={() => setTesting(true)}>
          Second opinion: API Gateway's own test
        </Button>
      )}
    </Card>
  );
}
