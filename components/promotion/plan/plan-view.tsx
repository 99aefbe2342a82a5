"use client";

import { useQuery } from "@tanstack/react-query";
import { Rocket } from "lucide-react";
import { useState } from "react";
import type { PromotionPlan } from "@/lib/contracts/promotion";
import { isBackwards } from "@/lib/domain/stage-order";
import { errorOf } from "@/lib/queries/failure";
import { promotionQuery } from "@/lib/queries/promotion";
import { promoteStage } from "@/server/actions/promote-stage";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { UnknownNotice } from "../../ui/feedback/unknown-notice";
import { AgainstTheOrder } from "./against-the-order";
import { BindingFields, initialBindings } from "./binding-fields";
import { Checks } from "./checks";
import { Comparison } from "./comparison";
import { MethodsCard } from "./methods-card";
import { Variables } from "./variables";

interface Props {
  apiId: string;
  from: string;
  to: string;
  onStarted: (operationId: string) => void;
}

/** Before: what changes, what stays, each check; one button, or the reason why there is none. */
export function PlanView({ apiId, from, to, onStarted }: Props) {
  const { data, error } = useQuery(promotionQuery(apiId, from, to));
  if (!data) return error ? <ErrorPanel error={errorOf(error)} /> : <Loading />;
  return <Plan plan={data} onStarted={onStarted} />;
}

function Plan({ plan, onStarted }: { plan: PromotionPlan; onStarted: Props["onStarted"] }) {
  const [bindings, setBindings] = useState(() => initialBindings(plan));
  const { run, busy, error } = useCommand(promoteStage);
  const { from, to, allowed, blockedBy, upToDate } = plan;
  const backwards = to.exists && isBackwards(from.stage, to.stage);
  const deploymentId = from.snapshot?.deploymentId;
  const unset = plan.missing.filter((name) => !bindings[name]);
  const promote = async () => {
    const given = Object.fromEntries(plan.missing.map((name) => [name, bindings[name] ?? ""]));
    const started = await run({ apiId: plan.apiId, from: from.stage, to: to.stage, bindings: given, deploymentId });
    if (started) onStarted(started.operationId);
  };
  return (
    <>
      <UnknownNotice unknown={plan.unknown} />
      {backwards && <AgainstTheOrder from={from.stage} to={to.stage} />}
      <Comparison plan={plan} />
      <MethodsCard methods={plan.methods} />
      <Variables plan={plan} />
      <BindingFields plan={plan} values={bindings} onChange={setBindings} errors={error?.fields} />
      <Checks checks={plan.checks} />
      {error && <ErrorPanel error={error} />}
      <div className="sticky -bottom-5 -mx-5 mt-auto -mb-5 border-t bg-surface px-5 py-3.5">
        {allowed && deploymentId ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button
              look={backwards ? "plain" : "primary"}
              busy={busy}
              disabled={unset.length > 0}
              onClick={promote}
              icon={<Rocket size={15} aria-hidden />}
            >
              Promote {from.stage} to {to.stage}
            </Button>
            <p className="min-w-52 flex-1 text-xs text-muted">
              {unset.length > 0
                ? `Give a value for ${unset.join(", ")} first.`
                : `Verified by invoking ${to.stage}; put back by itself when that fails.`}
            </p>
          </div>
        ) : (
          <p role="status" className="text-sm font-medium">
            {blockedBy ??
              (upToDate ? `${to.stage} serves this snapshot already.` : "This promotion is not possible now.")}
          </p>
        )}
      </div>
    </>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading the comparison" className="space-y-4">
    <Skeleton className="h-28 w-full" />
    <Skeleton className="h-24 w-full" />
    <Skeleton className="h-40 w-full" />
  </div>
);
