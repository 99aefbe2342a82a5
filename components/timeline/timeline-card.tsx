"use client";

import dynamic from "next/dynamic";
import { Button } from "../ui/actions/button";
import { Skeleton } from "../ui/feedback/skeleton";
import { Card } from "../ui/layout/card";
import { useAddress } from "../ui/lists/use-address";

const Timeline = dynamic(() => import("./timeline").then((module) => module.Timeline), {
  loading: () => <Skeleton className="h-96 w-full" />,
});

/** What happened to an environment, on demand; the address keeps it open. */
export function TimelineCard({ apiId, stage }: { apiId: string; stage: string }) {
  const [{ timeline }, change] = useAddress(["timeline"]);
  const open = timeline !== "";
  return (
    <Card
      title="Timeline"
      aside={
        <Button size="small" look="quiet" aria-expanded={open} onClick={() => change({ timeline: open ? "" : "all" })}>
          {open ? "Hide what happened" : "Show what happened"}
        </Button>
      }
    >
      {open ? (
        <Timeline apiId={apiId} stage={stage} />
      ) : (
        <p className="text-sm text-muted">
          Operations, service events, changes of health and of the stage, and stopped tasks, in one order.
        </p>
      )}
    </Card>
  );
}
