"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { OrphanGroup } from "@/lib/contracts/teardown";
import { hasLogs, keepingLogs } from "@/lib/domain/teardown/keeping-logs";
import { errorOf } from "@/lib/queries/failure";
import { orphansQuery } from "@/lib/queries/teardown";
import { removeOrphans } from "@/server/actions/remove-orphans";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { CheckBox } from "../../ui/forms/check-box";
import { PageHeader } from "../../ui/layout/page-header";
import { UnsureNotice } from "../unsure-notice";
import { OrphanCard } from "./orphan-card";
import { OrphansSkeleton } from "./orphans-skeleton";

/** What Stageway made for environments that are gone: each removable, and all together. */
export function OrphansScreen() {
  const router = useRouter();
  const { data, error } = useQuery(orphansQuery());
  const command = useCommand(removeOrphans);
  const [logGroups, setLogGroups] = useState(false);
  const remove = async (groups: OrphanGroup[]) => {
    const seen = groups.map(({ environment, goes }) => ({ environment, expected: goes.map(({ key }) => key) }));
    const started = await command.run({ groups: seen, logGroups });
    if (!started) return;
    const [only] = started.operationIds;
    router.push(started.operationIds.length === 1 ? `/operations/${only}` : "/operations");
  };
  const found = data?.groups ?? [];
  const groups = logGroups ? found : found.map(keepingLogs);
  const going = groups.filter(({ goes }) => goes.length > 0);
  return (
    <>
      <PageHeader
        title="Orphans"
        note="Resources with Stageway's tags whose environment is gone, and what failed operations left."
        actions={
          going.length > 1 && (
            <Button
              look="danger"
              busy={command.busy}
              onClick={() => remove(going)}
              icon={<Trash2 size={15} aria-hidden />}
            >
              Remove all of these
            </Button>
          )
        }
      />
      {error && <ErrorPanel error={errorOf(error)} />}
      {command.error && <ErrorPanel error={command.error} />}
      {!data && !error && <OrphansSkeleton />}
      {data && <UnsureNotice unsure={data.unsure} />}
      {data && data.unsure.length === 0 && groups.length === 0 && (
        <EmptyState title="No orphans">Everything that Stageway made belongs to an environment that exists.</EmptyState>
      )}
      {found.some(hasLogs) && (
        <CheckBox checked={logGroups} onChange={(event) => setLogGroups(event.target.checked)}>
          Also remove the log groups, with every line in them
        </CheckBox>
      )}
      {groups.map((group) => (
        <OrphanCard key={group.environment} group={group} busy={command.busy} onRemove={() => remove([group])} />
      ))}
    </>
  );
}
