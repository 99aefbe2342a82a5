"use client";

import { useQuery } from "@tanstack/react-query";
import { type FindingList, SEVERITIES } from "@/lib/contracts/findings";
import { errorOf } from "@/lib/queries/failure";
import { findingsQuery } from "@/lib/queries/findings";
import { SEVERITY_HEADINGS } from "@/lib/words/severity";
import { Button, ButtonLink } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { UnknownNotice } from "../ui/feedback/unknown-notice";
import { Card } from "../ui/layout/card";
import { PageHeader } from "../ui/layout/page-header";
import { FindingItem } from "./finding-item";
import { FindingsSkeleton } from "./findings-skeleton";
import { SeverityFilter } from "./severity-filter";
import { useFindingsFilter } from "./use-findings-filter";

/** What is wrong, or may go wrong, with how the account's stages are bound: by severity. */
export function FindingsScreen() {
  const { data, error } = useQuery(findingsQuery());
  return (
    <>
      <PageHeader
        title="Findings"
        note="What the bindings of every stage lead to, checked against what AWS answers. Undeployed changes are known only of APIs that somebody looked at within the last 10 minutes."
        actions={
          <ButtonLink href="/orphans" prefetch={false} look="quiet">
            Orphans of removed environments
          </ButtonLink>
        }
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      {data && <UnknownNotice unknown={data.unknown} />}
      {!data && !error && <FindingsSkeleton />}
      {data && data.findings.length === 0 && <Nothing list={data} />}
      {data && data.findings.length > 0 && <Findings list={data} />}
    </>
  );
}

/** Nothing found is good news only where everything could be read. */
function Nothing({ list: { environments, unknown } }: { list: FindingList }) {
  if (environments === 0)
    return (
      <EmptyState
        title="There is no environment to check"
        actions={<ButtonLink href="/">See environments</ButtonLink>}
      />
    );
  const looked = environments === 1 ? "1 environment was" : `${environments} environments were`;
  if (unknown.length > 0)
    return (
      <EmptyState title="Nothing found in what could be read">{looked} looked at, not all of it whole.</EmptyState>
    );
  return <EmptyState title="Nothing found">{looked} looked at; every binding leads somewhere.</EmptyState>;
}

function Findings({ list: { findings } }: { list: FindingList }) {
  const [filter, change] = useFindingsFilter();
  const words = filter.text.toLowerCase();
  const matching = findings.filter(({ subject, message, code }) =>
    [subject, message, code].some((text) => text.toLowerCase().includes(words)),
  );
  const shown = matching.filter(({ severity }) => filter.severity === null || severity === filter.severity);
  return (
    <>
      <SeverityFilter filter={filter} onChange={change} findings={matching} />
      {shown.length === 0 && (
        <EmptyState
          title="No finding matches"
          actions={<Button onClick={() => change({ text: "", severity: null })}>Clear the filter</Button>}
        />
      )}
      {SEVERITIES.map((severity) => {
        const members = shown.filter((finding) => finding.severity === severity);
        if (members.length === 0) return null;
        return (
          <Card key={severity} title={SEVERITY_HEADINGS[severity]} aside={members.length} flush>
            <ul className="divide-y">
              {members.map((finding) => (
                <FindingItem key={finding.id} finding={finding} />
              ))}
            </ul>
          </Card>
        );
      })}
    </>
  );
}
