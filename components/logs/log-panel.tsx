"use client";

import { FileText } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import type { ServiceDetail } from "@/lib/contracts/services";
import { Button } from "../ui/actions/button";
import { Skeleton } from "../ui/feedback/skeleton";
import { Card } from "../ui/layout/card";
import { useLook } from "./use-look";

/** Its code comes with the first look. */
const LogViewer = dynamic(() => import("./log-viewer").then((module) => module.LogViewer), {
  loading: () => <Skeleton className="h-96 w-full" />,
});

/** What the containers of a service wrote; nothing is read before somebody asks. */
export function LogPanel({ detail }: { detail: ServiceDetail }) {
  const [look, change] = useLook();
  const place = useBroughtIntoSight(look && `${look.container} ${look.task}`);
  const containers = detail.definition?.containers ?? [];
  return (
    <div ref={place} id="logs" className="scroll-mt-28">
      <Card
        title="Logs"
        aside={
          look && (
            <Button size="small" look="quiet" onClick={() => change(null)}>
              Close the log
            </Button>
          )
        }
      >
        {look ? (
          <LogViewer detail={detail} look={look} onChange={change} />
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            {containers.map(({ name }) => (
              <Button
                key={name}
                size="small"
                icon={<FileText size={14} aria-hidden />}
                onClick={() => change({ container: name })}
              >
                Show the log of {name}
              </Button>
            ))}
            {containers.length === 0 && (
              <p className="text-sm text-muted">Not known: the task definition could not be read.</p>
            )}
          </div>
        )}
      </Card>
    </div>
  );
}

/** A log that is opened from a task far above comes into sight. */
function useBroughtIntoSight(opened: string | null) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened) place.current?.scrollIntoView({ block: "nearest" });
  }, [opened]);
  return place;
}
