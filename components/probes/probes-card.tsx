"use client";

import { useQuery } from "@tanstack/react-query";
import { Settings2 } from "lucide-react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { type ProbeWindow, WINDOWS } from "@/lib/contracts/probe-limits";
import type { ProbeHistory } from "@/lib/contracts/probes";
import { errorOf } from "@/lib/queries/failure";
import { probesQuery } from "@/lib/queries/probes";
import { Button } from "../ui/actions/button";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { Skeleton } from "../ui/feedback/skeleton";
import { Card } from "../ui/layout/card";
import { useAddress } from "../ui/lists/use-address";
import { Failures } from "./failures";
import { Figures } from "./figures";
import { LatencyChart } from "./latency-chart";
import { ProbeForm } from "./probe-form";
import { WindowChoice } from "./window-choice";

const NAMES = ["probes"] as const;

/** Whether a stage answers as it should, asked by the server at an interval: now, and as far back as it is kept. */
export function ProbesCard({ environment }: { environment: EnvironmentSummary }) {
  const { apiId, stage } = environment;
  const [{ probes: asked }, change] = useAddress(NAMES);
  const window = (Object.hasOwn(WINDOWS, asked) ? asked : "1h") as ProbeWindow;
  const { data, error } = useQuery(probesQuery(apiId, stage, window));
  return (
    <Card title="Probes" aside={<WindowChoice chosen={window} onChoose={(next) => change({ probes: next })} />}>
      {error && <ErrorPanel error={errorOf(error)} />}
      {!data && !error && <Skeleton className="h-48 w-full" />}
      {data && <Probes environment={environment} history={data} />}
    </Card>
  );
}

function Probes({ environment, history }: { environment: EnvironmentSummary; history: ProbeHistory }) {
  const [{ panel }, change] = useAddress(["panel"]);
  const { settings, last, failures } = history;
  const form = <ProbeForm environment={environment} settings={settings} onDone={() => change({ panel: "" })} />;
  if (last === null && !settings?.enabled) return form;
  return (
    <div className="space-y-4">
      <Figures history={history} />
      {panel === "probe" ? (
        form
      ) : (
        <Button size="small" icon={<Settings2 size={14} aria-hidden />} onClick={() => change({ panel: "probe" })}>
          Change the probe of {environment.stage}
        </Button>
      )}
      <LatencyChart history={history} />
      <Failures failures={failures} failed={history.failed} window={history.window} />
    </div>
  );
}
