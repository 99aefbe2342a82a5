"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useCallback } from "react";
import type { OperationSummary } from "@/lib/contracts/operations";
import { isOfStack } from "@/lib/contracts/operations";
import { stackHref } from "@/lib/domain/cloudformation/address";
import { errorOf } from "@/lib/queries/failure";
import { operationQuery } from "@/lib/queries/operations";
import { OPERATION_WORDS } from "@/lib/words/operation";
import { ButtonLink } from "../ui/actions/button";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { Card } from "../ui/layout/card";
import { Disclosure } from "../ui/layout/disclosure";
import { PageHeader } from "../ui/layout/page-header";
import { Status } from "../ui/status/status";
import { KeyValues } from "../ui/text/key-values";
import { Elapsed } from "../ui/time/elapsed";
import { RelativeTime } from "../ui/time/relative-time";
import { OperationButtons } from "./operation-buttons";
import { useEnd } from "./operation-progress";
import { OperationSkeleton } from "./operation-skeleton";
import { ProgressBar } from "./progress-bar";
import { ProofCard, proofOf } from "./proof-card";
import { inOrder } from "./steps/in-order";
import { StepList } from "./steps/step-list";
import { WhatExists } from "./steps/what-exists";

/** One operation: who did what when, each step as it goes, and what can be done about it. */
export function OperationScreen({ id }: { id: string }) {
  const { data, error } = useQuery(operationQuery(id));
  const client = useQueryClient();
  useEnd(
    data,
    useCallback(() => void client.invalidateQueries({ queryKey: ["environments"] }), [client]),
  );
  if (!data && !error) return <OperationSkeleton />;
  if (!data) {
    return (
      <>
        <PageHeader title="Operation" note={id} />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  const { operation, steps } = data;
  const proof = proofOf(data.result);
  const input = withoutLists(data.input);
  const result = withoutLists(data.result ?? {});
  const isEmpty = Object.keys(result).length === 0;
  const hasStopped = operation.status === "failed" || operation.status === "cancelled";
  return (
    <>
      <PageHeader
        title={
          <>
            {operation.title}
            <span className="text-sm">
              <Status {...OPERATION_WORDS[operation.status]} pill />
            </span>
          </>
        }
        note={<Who operation={operation} />}
        actions={
          <>
            <OperationButtons operation={operation} />
            <ToEnvironment operation={operation} />
          </>
        }
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      {operation.error && <ErrorPanel error={operation.error} />}
      <ProgressBar status={operation.status} progress={operation.progress} />
      {proof && <ProofCard proof={proof} />}
      {hasStopped && makesThings(operation.kind) && <WhatExists steps={steps} />}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card title="Steps" flush>
          <div className="px-4 py-1">
            <StepList steps={inOrder(steps)} />
          </div>
        </Card>
        <Card title="Particulars">
          <div className="space-y-3">
            {!isEmpty && <Values values={result} />}
            <Disclosure label="Input as accepted" open={isEmpty}>
              <Values values={input} />
            </Disclosure>
          </div>
        </Card>
      </div>
    </>
  );
}

function Who({ operation }: { operation: OperationSummary }) {
  const { actor, createdAt, startedAt, finishedAt } = operation;
  return (
    <>
      by {actor} · <RelativeTime at={createdAt} />
      {startedAt && (
        <>
          {finishedAt ? " · took " : " · running for "}
          <Elapsed from={startedAt} to={finishedAt} />
        </>
      )}
    </>
  );
}

/** Others remove things, or have CloudFormation do it: what exists then is on the stack's page. */
const makesThings = (kind: OperationSummary["kind"]): boolean => kind !== "teardown" && !isOfStack(kind);

function ToEnvironment({ operation: { apiId, stage, apiName, status, kind } }: { operation: OperationSummary }) {
  if (isOfStack(kind)) return kind === "stackDelete" && status === "succeeded" ? null : <ToStack name={stage} />;
  if (!apiId || status !== "succeeded" || kind === "teardown") return null;
  const href = `/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}`;
  return (
    <ButtonLink href={href} look="primary" icon={<ArrowRight size={15} aria-hidden />}>
      Open {apiName}/{stage}
    </ButtonLink>
  );
}

const ToStack = ({ name }: { name: string }) => (
  <ButtonLink href={stackHref(name)} look="primary" prefetch={false} icon={<ArrowRight size={15} aria-hidden />}>
    Open stack {name}
  </ButtonLink>
);

function Values({ values }: { values: Record<string, unknown> }) {
  return <KeyValues entries={Object.entries(values).map(([name, value]) => [spaced(name), words(value)])} />;
}

const words = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .map(([name, each]) => `${spaced(name)} ${words(each)}`)
    .join(", ");
};

/** A removal's lists stand on the page as such. */
const withoutLists = ({ goes: _, proof: __, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;

/** `deploymentId` → `deployment id`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
