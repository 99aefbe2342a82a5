import Link from "next/link";
import type { EnvironmentRef, ServiceSummary } from "@/lib/contracts/services";
import { Changing } from "../ui/status/changing";
import { environmentHref } from "./address";

/** `2/2 tasks`, and how many are on their way. */
export function TaskCount({ service: { running, desired, pending } }: { service: ServiceSummary }) {
  const words = `${running}/${desired}`;
  return (
    <Changing value={words}>
      <span className={running === desired ? "text-muted" : "font-medium"}>
        <span className="text-ink">{words}</span> {desired === 1 ? "task" : "tasks"}
        {pending > 0 && `, ${pending} pending`}
      </span>
    </Changing>
  );
}

/** The environments whose requests arrive at a service. */
export function Environments({ environments }: { environments: EnvironmentRef[] | null }) {
  if (environments === null) return <span className="text-muted">Not known</span>;
  if (environments.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {environments.map(({ apiId, apiName, stage }) => (
        <li key={`${apiId} ${stage}`} className="min-w-0 break-words">
          <Link href={environmentHref(apiId, stage)} prefetch={false} className="underline underline-offset-2">
            {apiName}/{stage}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export const Images = ({ images }: { images: string[] | null }) => (
  <span className="font-mono text-xs break-all text-muted">{images ? images.join(", ") : "images not known"}</span>
);
