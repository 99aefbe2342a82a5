"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { environmentQuery } from "@/lib/queries/environments";
import { errorOf } from "@/lib/queries/failure";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Drawer } from "../../ui/layout/drawer";
import { close, showOperation } from "./address";
import type { RenderOperation } from "./changes";
import { ExportView } from "./export-view";
import { ImageChange } from "./image-change";
import { Menu } from "./menu";
import { RouteForm } from "./route-form";
import { servicesOf } from "./services-of";

interface Props {
  apiId: string;
  stage: string;
  change: string;
  operationId: string | null;
  renderOperation: RenderOperation;
}

const TITLES: Record<string, [title: (stage: string) => string, description: string]> = {
  export: [(stage) => `Export ${stage}`, "What makes an equal environment where there is none yet."],
  image: [(stage) => `Change an image of ${stage}`, "Rolled out, verified, and taken back where it does not come up."],
  route: [(stage) => `Add a route to ${stage}`, "One more path of the API, deployed to this stage."],
};
const MENU: [(stage: string) => string, string] = [(stage) => `Copy, change or export ${stage}`, "Choose what to do."];

/** What can be done with an environment as a whole; then, in the same place, the operation as it goes. */
export function ChangeDrawer({ apiId, stage, change, operationId, renderOperation }: Props) {
  const { data: detail, error } = useQuery(environmentQuery(apiId, stage));
  const client = useQueryClient();
  const onEnd = useCallback(() => {
    for (const key of ["environments", "environment", "api", "service", "services", "operations"])
      void client.invalidateQueries({ queryKey: [key] });
  }, [client]);
  const [title, description] = TITLES[change] ?? MENU;
  const services = detail ? servicesOf(detail) : [];
  return (
    <Drawer open onClose={close} title={title(stage)} description={description}>
      {operationId && renderOperation(operationId, onEnd)}
      {!operationId && change === "export" && <ExportView apiId={apiId} stage={stage} />}
      {!operationId &&
        change !== "export" &&
        !detail &&
        (error ? <ErrorPanel error={errorOf(error)} /> : <Skeleton className="h-40 w-full" />)}
      {!operationId && detail && change === "image" && (
        <ImageChange apiId={apiId} stage={stage} services={services} onStarted={showOperation} />
      )}
      {!operationId && detail && change === "route" && <RouteForm detail={detail} onStarted={showOperation} />}
      {!operationId && detail && !(change in TITLES) && <Menu apiId={apiId} stage={stage} services={services} />}
    </Drawer>
  );
}
