"use client";

import dynamic from "next/dynamic";
import { Status } from "../ui/status/status";

const ValueForm = dynamic(() => import("./value-form").then((module) => module.ValueForm));

/** A variable that the snapshot uses and the stage does not set: its requests fail until it is set. */
export const MissingVariable = ({ apiId, stage, name }: { apiId: string; stage: string; name: string }) => (
  <li className="bg-bad-soft px-4 py-3 text-sm">
    <p className="flex flex-wrap items-center gap-x-2">
      <code className="font-mono text-xs font-medium">{name}</code>
      <Status tone="bad" word="used by the snapshot, not set" />
    </p>
    <ValueForm apiId={apiId} stage={stage} name={name} initial="" action={`Set ${name}`} onDone={() => undefined} />
  </li>
);
