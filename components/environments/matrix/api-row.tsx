"use client";

import { ArrowDown, ArrowRight, Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { apiHref } from "@/lib/domain/undeployed/address";
import { ShallowLink } from "../../ui/actions/shallow-link";
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
      <ol aria-label="Stages" className="flex flex-col gap-6 md:flex-row md:flex-wrap md:gap-y-4">
        {group.environments.map((environment, index) => (
          <li key={environment.stage} className="relative flex min-w-0 md:max-w-[34rem] md:min-w-[17rem] md:flex-1">
            {index > 0 && <Arrow />}
            <EnvironmentCell
              environment={environment}
              upstream={group.environments[index - 1]}
              renderInvoke={renderInvoke}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

const Arrow = () => (
  <span
    className="absolute text-muted max-md:-top-5 max-md:left-1/2 md:top-1/2 md:-left-5 md:-translate-y-1/2"
    aria-hidden
  >
    <ArrowRight size={16} className="max-md:hidden" />
    <ArrowDown size={14} className="md:hidden" />
  </span>
);
