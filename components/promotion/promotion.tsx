"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { OperationDetail } from "@/lib/contracts/operations";
import { usePromotionAddress } from "./use-promotion-address";

export type RenderOperation = (id: string, onEnd: (detail: OperationDetail) => void) => ReactNode;

/** The dialog's code comes with the first promotion, not with the page. */
const PromotionDrawer = dynamic(() => import("./promotion-drawer").then((module) => module.PromotionDrawer), {
  ssr: false,
});

/** Opens the drawer when the address says so. */
export function Promotion({ apiId, renderOperation }: { apiId?: string; renderOperation: RenderOperation }) {
  const { address, ...go } = usePromotionAddress(apiId);
  if (!address) return null;
  return (
    <PromotionDrawer
      key={`${address.apiId} ${address.from} ${address.to}`}
      address={address}
      {...go}
      renderOperation={renderOperation}
    />
  );
}
