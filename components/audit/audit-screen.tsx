"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { AUDIT_OUTCOMES } from "@/lib/contracts/audit";
import { auditListQuery } from "@/lib/queries/audit";
import { errorOf } from "@/lib/queries/failure";
import { OUTCOME_WORDS } from "@/lib/words/audit";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { PageHeader } from "../ui/layout/page-header";
import { FilterBar } from "../ui/lists/filter-bar";
import { useAddress } from "../ui/lists/use-address";
import { AuditPages } from "./audit-pages";
import { AuditSkeleton } from "./audit-skeleton";
import { AuditTable } from "./audit-table";

const NAMES = ["q", "outcome", "cursor"] as const;

/** Who did what, when, on what, and how it ended: by what stands in the address. */
export function AuditScreen() {
  const [asked, change] = useAddress(NAMES);
  const q = useDeferredValue(asked.q);
  const { data, error } = useQuery(auditListQuery({ ...asked, q }));
  const filtered = asked.q !== "" || asked.outcome !== "" || asked.cursor !== "";
  return (
    <>
      <PageHeader title="Audit" note="Every command that was given to Stageway, and how it ended. Newest first." />
      {error && <ErrorPanel error={errorOf(error)} />}
      <FilterBar
        of="the audit log"
        by="result"
        hint="Who, what, on what, with what"
        text={asked.q}
        onText={(text) => change({ q: text, cursor: "" })}
        chips={AUDIT_OUTCOMES.map((value) => ({ value, ...OUTCOME_WORDS[value], count: data?.counts[value] ?? 0 }))}
        chosen={AUDIT_OUTCOMES.find((each) => each === asked.outcome) ?? null}
        onChoose={(outcome) => change({ outcome: outcome ?? "", cursor: "" })}
      />
      {!data && !error && <AuditSkeleton />}
      {data && data.rows.length > 0 && <AuditTable rows={data.rows} />}
      {data?.rows.length === 0 && filtered && (
        <EmptyState
          title="Nothing matches"
          actions={<Button onClick={() => change({ q: "", outcome: "", cursor: "" })}>Clear the filter</Button>}
        />
      )}
      {data?.rows.length === 0 && !filtered && (
        <EmptyState title="Nothing has been done yet">
          What people do here is listed with who did it, on what, and how it ended.
        </EmptyState>
      )}
      {data && <AuditPages asked={asked} next={data.next} />}
    </>
  );
}
