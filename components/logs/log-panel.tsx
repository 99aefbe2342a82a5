"use client";

import { FileText } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { Button } from "../ui/actions/button";
import { Skeleton } from "../ui/feedback/skeleton";
import { Card } from "../ui/layout/card";
import type { LogSource } from "./log-source";
import { useLook } from "./use-look";

/** Its code comes with the first look. */
const LogViewer = dynamic(() => import("./log-viewer").then((module) => module.LogViewer), {
  loading: () => <Skeleton className="h-96 w-full" />,
});

/** What containers wrote; nothing is read before somebody asks. Of tasks without a service only the one that is asked for. */
export function LogPanel({ source }: { source: LogSource }) {
  const [asked, change] = useLook();
  const look = source.service !== undefined || asked?.task ? asked : null;
  const place = useBroughtIntoSight(look && `${look.container} ${look.task}`);
  const containers = source.containers ?? [];
  if (!look && source.service === undefined) return null;
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
          <LogViewer source={source} look={look} onChange={change} />
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            {containers.map((name) => (
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
