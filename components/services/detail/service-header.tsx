"use client";

import { RefreshCcwDot, Scaling } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import type { ServiceDetail } from "@/lib/contracts/services";
import { clusterHref } from "@/lib/domain/services/address";
import { HEALTH_WORDS } from "@/lib/words/health";
import { Button } from "../../ui/actions/button";
import { PageHeader } from "../../ui/layout/page-header";
import { useAddress } from "../../ui/lists/use-address";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";
import { Environments, TaskCount } from "../facts";

const ScalePanel = dynamic(() => import("../actions/scale-panel").then((module) => module.ScalePanel));
const RedeployPanel = dynamic(() => import("../actions/redeploy-panel").then((module) => module.RedeployPanel));

/** The service's name and health, how many tasks run, who depends on it, and what can be done. */
export function ServiceHeader({ detail }: { detail: ServiceDetail }) {
  const { service } = detail;
  const [{ panel }, change] = useAddress(["panel"]);
  const close = () => change({ panel: "" });
  return (
    <>
      <PageHeader
        title={
          <>
            <span className="min-w-0 break-all">
              <Link href={clusterHref(service.cluster)} prefetch={false} className="rounded-xs hover:underline">
                {service.cluster}
              </Link>{" "}
              / {service.name}
            </span>
            <span className="text-sm">
              <Status {...HEALTH_WORDS[service.health]} pill />
            </span>
          </>
        }
        note={<Note detail={detail} />}
        actions={
          <>
            <Button icon={<Scaling size={15} aria-hidden />} onClick={() => change({ panel: "scale" })}>
              Scale…
            </Button>
            <Button icon={<RefreshCcwDot size={15} aria-hidden />} onClick={() => change({ panel: "redeploy" })}>
              Force new deployment…
            </Button>
          </>
        }
      />
      {panel === "scale" && <ScalePanel detail={detail} onClose={close} />}
      {panel === "redeploy" && <RedeployPanel detail={detail} onClose={close} />}
    </>
  );
}

const Note = ({ detail: { service } }: { detail: ServiceDetail }) => (
  <div className="flex flex-wrap gap-x-4 gap-y-1">
    <TaskCount service={service} />
    {service.since && (
      <span>
        since <RelativeTime at={service.since} />
      </span>
    )}
    <span className="flex flex-wrap gap-x-1.5">
      Used by <Environments environments={service.environments} />
    </span>
  </div>
);
