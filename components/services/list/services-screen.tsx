"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ServiceSummary } from "@/lib/contracts/services";
import { errorOf } from "@/lib/queries/failure";
import { servicesQuery } from "@/lib/queries/services";
import { Button, ButtonLink } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { PageHeader } from "../../ui/layout/page-header";
import { ClustersCard } from "./clusters-card";
import { countHealth, findServices } from "./find";
import { SearchBar } from "./search-bar";
import { ServicesSkeleton } from "./services-skeleton";
import { ServicesTable } from "./services-table";
import { useSearch } from "./use-search";

/** The services of all clusters: what runs, what should, and who depends on it. */
export function ServicesScreen() {
  const { data, error, refetch, isFetching } = useQuery(servicesQuery());
  const empty = data?.services.length === 0 && data.unknown.length === 0;
  return (
    <>
      <PageHeader title="Services" note={<Note clusters={data?.clusters.length} />} />
      {error && (
        <ErrorPanel error={errorOf(error)}>
          <Button size="small" onClick={() => refetch()} busy={isFetching}>
            Try again
          </Button>
        </ErrorPanel>
      )}
      {data && <UnknownNotice unknown={data.unknown} />}
      {!data && !error && <ServicesSkeleton />}
      {empty && (
        <EmptyState
          title="There is no service yet"
          actions={
            <ButtonLink href="/environments/new" look="primary">
              New environment
            </ButtonLink>
          }
        >
          A new environment comes with a service that runs its tasks; it will be shown here.
        </EmptyState>
      )}
      {data && data.services.length > 0 && <Found services={data.services} />}
      {data && <ClustersCard clusters={data.clusters} />}
    </>
  );
}

/** Below a long list of services the clusters are not in sight. */
const Note = ({ clusters = 0 }: { clusters?: number }) => (
  <>
    What runs in the{" "}
    {clusters > 0 ? (
      <a href="#clusters" className="rounded-xs underline underline-offset-2">
        {clusters === 1 ? "cluster" : `${clusters} clusters`}
      </a>
    ) : (
      "clusters"
    )}{" "}
    of this account and region.
  </>
);

/** More rows than a person reads at once are drawn when asked for. */
const AT_ONCE = 100;

function Found({ services }: { services: ServiceSummary[] }) {
  const [search, change] = useSearch();
  const [all, setAll] = useState(false);
  const found = findServices(services, search);
  const shown = all ? found : found.slice(0, AT_ONCE);
  return (
    <>
      <SearchBar search={search} onChange={change} counts={countHealth(services)} />
      <p role="status" className="sr-only">
        {found.length} of {services.length} services match
      </p>
      {found.length === 0 ? (
        <EmptyState
          title="No service matches"
          actions={<Button onClick={() => change({ text: "", health: null })}>Clear the filter</Button>}
        />
      ) : (
        <ServicesTable services={shown} label="Services of all clusters" />
      )}
      {shown.length < found.length && <Button onClick={() => setAll(true)}>Show all {found.length} services</Button>}
    </>
  );
}
