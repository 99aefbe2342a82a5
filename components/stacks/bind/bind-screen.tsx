"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiList } from "@/lib/contracts/apis";
import { usualOutput } from "@/lib/domain/cloudformation/bound-stages";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { errorOf } from "@/lib/queries/failure";
import { stackQuery } from "@/lib/queries/stacks";
import { ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { SelectField } from "../../ui/forms/select-field";
import { Card } from "../../ui/layout/card";
import { PageHeader } from "../../ui/layout/page-header";
import { StackSkeleton } from "../detail/stack-skeleton";
import { BindForm } from "./bind-form";

interface Props {
  name: string;
  apis: ApiList["apis"];
  /** Why the list of APIs is not known. */
  apisError?: string;
}

/** A stage's variable gets what a stack puts out: which API, which stage, which variable, which output. */
export function BindScreen({ name, apis, apisError }: Props) {
  const [apiId, setApiId] = useState(apis[0]?.id ?? "");
  const [output, setOutput] = useState<string>();
  const stack = useQuery(stackQuery(name));
  const api = useQuery({ ...apiDetailQuery(apiId), enabled: apiId !== "" });
  const title = `Bind a stage to ${name}`;
  if (!stack.data) {
    if (!stack.error) return <StackSkeleton name={title} />;
    return (
      <>
        <PageHeader title={title} />
        <ErrorPanel error={errorOf(stack.error)} />
      </>
    );
  }
  const { outputs } = stack.data.stack;
  const chosen = outputs.find(({ key }) => key === output) ?? usualOutput(outputs);
  return (
    <>
      <PageHeader
        title={title}
        note="The stage's requests go where the stack says. What would change is shown first."
      />
      {apisError && <ErrorPanel error={{ code: "aws_failed", message: `The APIs are not known: ${apisError}` }} />}
      {!chosen && (
        <EmptyState title="The stack puts nothing out">A stage is bound to an output of the stack.</EmptyState>
      )}
      {chosen && apis.length === 0 && !apisError && <NoApi />}
      {chosen && apis.length > 0 && (
        <div className="max-w-3xl space-y-5">
          <Card title="What to bind">
            <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
              <SelectField label="API" value={apiId} onChange={({ target }) => setApiId(target.value)}>
                {apis.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name} ({each.id})
                  </option>
                ))}
              </SelectField>
              <SelectField
                label="Output of the stack"
                hint={<span className="break-all">{chosen.value}</span>}
                value={chosen.key}
                onChange={({ target }) => setOutput(target.value)}
              >
                {outputs.map(({ key }) => (
                  <option key={key}>{key}</option>
                ))}
              </SelectField>
            </div>
          </Card>
          {api.error && <ErrorPanel error={errorOf(api.error)} />}
          {!api.data && !api.error && <Skeleton className="h-64 w-full" />}
          {api.data && <BindForm key={apiId} api={api.data} stackName={name} output={chosen} />}
        </div>
      )}
    </>
  );
}

const NoApi = () => (
  <EmptyState
    title="There is no API yet"
    actions={
      <ButtonLink href="/apis/import" look="primary" prefetch={false}>
        Import an API
      </ButtonLink>
    }
  >
    A stage belongs to an API: import one, or make an environment by the guided form.
  </EmptyState>
);
