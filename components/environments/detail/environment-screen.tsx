"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { environmentQuery } from "@/lib/queries/environments";
import { errorOf } from "@/lib/queries/failure";
import { HEALTH_WORDS } from "@/lib/words/health";
import { announce } from "../../ui/feedback/announcer";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { EnvironmentHeader } from "./environment-header";
import { SnapshotCard } from "./snapshot-card";

type Part = (detail: EnvironmentDetail) => ReactNode;

interface Props {
  apiId: string;
  stage: string;
  /** The screen's size before its facts are there; drawn by the server, so that it costs no code. */
  skeleton: ReactNode;
  causes: Part;
  requestPath: Part;
  invoke: Part;
  variables: Part;
  history: Part;
  timeline: Part;
  probes: Part;
}

/** One environment: what is wrong first, then how a request travels, then what can be changed. */
export function EnvironmentScreen({ apiId, stage, skeleton, ...parts }: Props) {
  const { causes, requestPath, invoke, variables, history, timeline, probes } = parts;
  const { data, error } = useQuery(environmentQuery(apiId, stage));
  useAnnouncedHealth(data);
  if (!data && !error) return skeleton;
  if (!data) {
    return (
      <>
        <PageHeader title={stage} note={`of API ${apiId}`} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  return (
    <>
      <EnvironmentHeader detail={data} />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnknownNotice unknown={data.unknown} />
      {causes(data)}
      {requestPath(data)}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="min-w-0 space-y-5">
          {invoke(data)}
          {variables(data)}
        </div>
        <div className="min-w-0 space-y-5">
          <SnapshotCard detail={data} />
          {history(data)}
        </div>
      </div>
      {timeline(data)}
      {probes(data)}
    </>
  );
}

function useAnnouncedHealth(detail: EnvironmentDetail | undefined): void {
  const before = useRef(detail?.health);
  useEffect(() => {
    if (!detail || before.current === detail.health) return;
    if (before.current !== undefined)
      announce(`${detail.environment.stage} is ${HEALTH_WORDS[detail.health].word} now.`);
    before.current = detail.health;
  }, [detail]);
}
