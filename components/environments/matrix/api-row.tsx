"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { apiHref } from "@/lib/domain/undeployed/address";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { SideBySide } from "../../ui/layout/side-by-side";
import { CopyableId } from "../../ui/text/copyable-id";
import { promotionHref } from "../address";
import { EnvironmentCell } from "./environment-cell";
import type { ApiGroup } from "./group-by-api";

/** One API: its stages side by side in promotion order, one below the other on a phone. */
export function ApiRow({
  group,
  renderInvoke,
}: {
  group: ApiGroup;
  renderInvoke: (environment: EnvironmentSummary) => ReactNode;
}) {
  const last = group.environments.at(-1);
  return (
    <section aria-label={`API ${group.apiName}`} className="defer-offscreen">
      <div className="flex flex-wrap items-center gap-x-2 pb-2">
        <h2 className="min-w-0 text-base font-semibold break-words">
          <Link href={apiHref(group.apiId)} prefetch={false} className="rounded-xs hover:underline">
            {group.apiName}
          </Link>
        </h2>
        <span className="text-muted">
          <CopyableId id={group.apiId} name="API id" />
        </span>
        {last && (
          <ShallowLink
            href={promotionHref(group.apiId, last.stage)}
            look="quiet"
            size="small"
            icon={<Plus size={13} aria-hidden />}
            className="text-muted"
          >
            Promote {last.stage} to another stage…
          </ShallowLink>
        )}
      </div>
      <SideBySide
        label="Stages"
        items={group.environments.map((environment, index) => ({
          key: environment.stage,
          node: (
            <EnvironmentCell
              environment={environment}
              upstream={group.environments[index - 1]}
              renderInvoke={renderInvoke}
            />
          ),
        }))}
      />
    </section>
  );
}
