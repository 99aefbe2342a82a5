"use client";

import { useQuery } from "@tanstack/react-query";
import { FileUp, Plus } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { environmentsQuery } from "@/lib/queries/environments";
import { errorOf } from "@/lib/queries/failure";
import { Button, ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { ApiRow } from "./api-row";
import { FilterBar } from "./filter-bar";
import { countHealth, filterGroups, groupByApi } from "./group-by-api";
import { MatrixSkeleton } from "./matrix-skeleton";
import { useFilter } from "./use-filter";
import { useGrowingCount } from "./use-growing-count";

interface Props {
  renderInvoke: (environment: EnvironmentSummary) => ReactNode;
  /** Shown while there is no environment at all. */
  firstSteps: ReactNode;
  /** What is under way, above the list. */
  operations: ReactNode;
}

/** Every environment of the account: API by API, stage by stage. */
export function Matrix({ renderInvoke, firstSteps, operations }: Props) {
  const { data, error, refetch, isFetching } = useQuery(environmentsQuery());
  const empty = data?.environments.length === 0 && data.unknown.length === 0;
  return (
    <>
      <PageHeader
        title="Environments"
        actions={
          <>
            <ButtonLink href="/apis/import" prefetch={false} icon={<FileUp size={15} aria-hidden />}>
              Import an API
            </ButtonLink>
            <ButtonLink
              href="/environments/new"
              look={empty ? "plain" : "primary"}
              icon={<Plus size={15} aria-hidden />}
            >
              New environment
            </ButtonLink>
          </>
        }
      />
      {operations}
      {error && (
        <ErrorPanel error={errorOf(error)}>
          <Button size="small" onClick={() => refetch()} busy={isFetching}>
            Try again
          </Button>
        </ErrorPanel>
      )}
      {data && <UnknownNotice unknown={data.unknown} />}
      {!data && !error && <MatrixSkeleton />}
      {empty && firstSteps}
      {data && data.environments.length > 0 && <Rows environments={data.environments} renderInvoke={renderInvoke} />}
    </>
  );
}

function Rows({ environments, renderInvoke }: { environments: EnvironmentSummary[] } & Pick<Props, "renderInvoke">) {
  const [filter, change] = useFilter();
  const groups = useMemo(() => groupByApi(environments), [environments]);
  const counts = useMemo(() => countHealth(environments), [environments]);
  const shown = filterGroups(groups, filter);
  const { count, end, more } = useGrowingCount(shown.length);
  return (
    <>
      <FilterBar filter={filter} onChange={change} counts={counts} />
      <p role="status" className="sr-only">
        {shown.length} of {groups.length} APIs shown
      </p>
      {shown.length === 0 && (
        <EmptyState
          title="No environment matches"
          actions={<Button onClick={() => change({ text: "", health: null })}>Clear the filter</Button>}
        />
      )}
      <div className="space-y-6">
        {shown.slice(0, count).map((group) => (
          <ApiRow key={group.apiId} group={group} renderInvoke={renderInvoke} />
        ))}
      </div>
      {more && <div ref={end} className="h-64" aria-hidden />}
    </>
  );
}
