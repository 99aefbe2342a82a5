"use client";

import { useQuery } from "@tanstack/react-query";
import { errorOf } from "@/lib/queries/failure";
import { operationsQuery } from "@/lib/queries/operations";
import { ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { PageHeader } from "../../ui/layout/page-header";
import { OperationsSkeleton } from "./operations-skeleton";
import { OperationsTable } from "./operations-table";

/** Everything that Stageway has done, newest first. */
export function OperationsScreen() {
  const { data, error } = useQuery(operationsQuery());
  return (
    <>
      <PageHeader title="Operations" note="What Stageway has done and is doing; it goes on after a restart." />
      {error && <ErrorPanel error={errorOf(error)} />}
      {!data && !error && <OperationsSkeleton />}
      {data?.operations.length === 0 && (
        <EmptyState
          title="Nothing has been done yet"
          actions={
            <ButtonLink href="/environments/new" look="primary">
              New environment
            </ButtonLink>
          }
        >
          Making, promoting and rolling back environments will be listed here, each with its steps.
        </EmptyState>
      )}
      {data && data.operations.length > 0 && <OperationsTable operations={data.operations} />}
    </>
  );
}
