"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { OperationDetail } from "@/lib/contracts/operations";

export type RenderOperation = (id: string, onEnd: (detail: OperationDetail) => void) => ReactNode;

/** The drawer's code comes when it is opened first. */
const ChangeDrawer = dynamic(() => import("./change-drawer").then((module) => module.ChangeDrawer), { ssr: false });

interface Props {
  apiId: string;
  stage: string;
  renderOperation: RenderOperation;
}

/** Opens what the address says: `?change=` for the choice, `?change=export`, `image` or `route` for one of them. */
export function Changes(props: Props) {
  const params = useSearchParams();
  const change = params.get("change");
  return change === null ? null : <ChangeDrawer {...props} change={change} operationId={params.get("operation")} />;
}
