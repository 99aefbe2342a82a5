"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TeardownPlan, TeardownScope } from "@/lib/contracts/teardown";
import { errorOf } from "@/lib/queries/failure";
import { teardownQuery } from "@/lib/queries/teardown";
import { removeEnvironment } from "@/server/actions/remove-environment";
import { useCommand } from "../ui/actions/use-command";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { PageHeader } from "../ui/layout/page-header";
import { ConfirmForm } from "./confirm-form";
import { GoesCard } from "./goes-card";
import { RemovalSkeleton } from "./removal-skeleton";
import { StaysCard } from "./stays-card";
import { UnsureNotice } from "./unsure-notice";

/** All that goes, what stays and why, before anything is removed; then the operation's own page. */
export function RemovalScreen({ scope }: { scope: TeardownScope }) {
  const router = useRouter();
  const [picked, setPicked] = useState<string[]>([]);
  const [logGroups, setLogGroups] = useState(false);
  const { data, error, isPlaceholderData } = useQuery(teardownQuery(scope, { picked, logGroups }));
  const command = useCommand(removeEnvironment);
  if (!data && !error) return <RemovalSkeleton />;
  if (!data) {
    return (
      <>
        <PageHeader title="Remove" />
        <ErrorPanel error={errorOf(error)} />
      </>
    );
  }
  const confirm = async (typed: string) => {
    const expected = data.goes.map(({ key }) => key);
    const started = await command.run({ scope, picked, logGroups, expected, confirm: typed });
    if (started) router.push(`/operations/${started.operationId}`);
  };
  return (
    <>
      <PageHeader title={data.title} note="Nothing is removed before you confirm. It is looked at again just before." />
      {error && <ErrorPanel error={errorOf(error)} />}
      <UnsureNotice unsure={data.unsure} />
      {data.heldBy && <HeldBy operation={data.heldBy} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-5">
          {data.unsure.length === 0 && (
            <GoesCard
              goes={data.goes}
              picked={picked}
              onKeep={(key) => setPicked(picked.filter((one) => one !== key))}
            />
          )}
          <StaysCard stays={data.stays} onPick={(key) => setPicked([...picked, key])} />
        </div>
        <div className="min-w-0 space-y-4 lg:sticky lg:top-18">
          {command.error && <ErrorPanel error={command.error} />}
          {data.unsure.length === 0 && !data.heldBy && (
            <ConfirmForm
              plan={data}
              typed={"stage" in scope}
              logGroups={logGroups}
              onLogGroups={setLogGroups}
              busy={command.busy || isPlaceholderData}
              error={command.error?.fields?.confirm}
              onConfirm={confirm}
            />
          )}
        </div>
      </div>
    </>
  );
}

const HeldBy = ({ operation }: { operation: NonNullable<TeardownPlan["heldBy"]> }) => (
  <p role="status" className="rounded-lg border border-busy-line bg-busy-soft px-4 py-3 text-sm">
    <Link href={`/operations/${operation.id}`} className="rounded-xs font-medium underline underline-offset-2">
      {operation.title}
    </Link>{" "}
    is working on it. Wait until it has ended, or cancel it on its page.
  </p>
);
