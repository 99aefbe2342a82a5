import Link from "next/link";
import type { OrphanGroup } from "@/lib/contracts/teardown";
import { resources, whyItStays } from "@/lib/words/teardown";
import { Button } from "../../ui/actions/button";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { ThingsList } from "../things-list";

interface Props {
  group: OrphanGroup;
  busy: boolean;
  onRemove: () => void;
}

/** What is left of one environment, and who made it. */
export function OrphanCard({ group: { environment, operationIds, goes, stays }, busy, onRemove }: Props) {
  return (
    <Card title={environment} aside={resources(goes.length)} flush>
      <ThingsList label={`Left of ${environment}`} things={goes} />
      {stays.length > 0 && (
        <div className="border-t px-4 py-3">
          <Disclosure label={`${resources(stays.length)} ${stays.length === 1 ? "stays" : "stay"}`} about={environment}>
            <ThingsList
              label={`What stays of ${environment}`}
              things={stays}
              render={(each) => <p className="text-xs text-muted">{whyItStays(each)}</p>}
            />
          </Disclosure>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3 text-sm">
        <p className="text-muted">
          {operationIds.map((id, at) => (
            <Link key={id} href={`/operations/${id}`} className="mr-3 rounded-xs underline underline-offset-2">
              {operationIds.length === 1 ? "The operation that made it" : `Operation ${at + 1} that made it`}
            </Link>
          ))}
        </p>
        <Button
          look="danger"
          busy={busy}
          disabled={goes.length === 0}
          onClick={onRemove}
          aria-label={`Remove what is left of ${environment}`}
        >
          {goes.length === 0 ? "Nothing goes" : `Remove ${resources(goes.length)}`}
        </Button>
      </div>
    </Card>
  );
}
