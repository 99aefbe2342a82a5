"use client";

import { Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { Binding } from "@/lib/contracts/environments";
import { Button } from "../ui/actions/button";
import { Badge } from "../ui/status/badge";
import { CopyableId } from "../ui/text/copyable-id";

/** Both come with the first press. */
const ValueForm = dynamic(() => import("./value-form").then((module) => module.ValueForm));
const Removing = dynamic(() => import("./removing").then((module) => module.Removing));

interface Props {
  apiId: string;
  stage: string;
  binding: Binding;
}

/** One variable: its value, what that resolves to, and how to change or remove it. */
export function VariableRow({ apiId, stage, binding }: Props) {
  const { name, value, used } = binding;
  const [mode, setMode] = useState<"shown" | "editing" | "removing">("shown");
  const show = () => setMode("shown");
  return (
    <li data-variable={name} className="px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2">
            <code className="font-mono text-xs font-medium break-all">{name}</code>
            {used === false && <Badge>not used by the snapshot</Badge>}
          </p>
          {mode !== "editing" && (
            <p>
              <CopyableId id={value} name={`value of ${name}`} max={64} />
            </p>
          )}
          <ResolvesTo binding={binding} />
        </div>
        {mode === "shown" && (
          <div className="flex gap-1">
            <IconAction
              label={`Change ${name}`}
              onPress={() => setMode("editing")}
              icon={<Pencil size={14} aria-hidden />}
            />
            <IconAction
              label={`Remove ${name}`}
              onPress={() => setMode("removing")}
              icon={<Trash2 size={14} aria-hidden />}
            />
          </div>
        )}
      </div>
      {mode === "editing" && (
        <ValueForm
          autoFocus
          apiId={apiId}
          stage={stage}
          name={name}
          initial={value}
          action={`Save ${name}`}
          onDone={show}
        >
          <Button size="small" look="quiet" onClick={show}>
            Keep as it is
          </Button>
        </ValueForm>
      )}
      {mode === "removing" && <Removing apiId={apiId} stage={stage} binding={binding} onDone={show} />}
    </li>
  );
}

function ResolvesTo({ binding: { kind, loadBalancerName } }: { binding: Binding }) {
  if (kind === "loadBalancer") return <p className="text-xs text-muted">load balancer {loadBalancerName}</p>;
  if (kind === "externalHost")
    return <p className="text-xs text-muted">external host: no Application or Network Load Balancer of this account</p>;
  if (kind === "unresolved")
    return <p className="text-xs font-medium text-bad">does not resolve to any load balancer or host</p>;
  if (kind === "unknown") return <p className="text-xs text-muted">not known: load balancers could not be read</p>;
  return null;
}

const IconAction = ({ label, onPress, icon }: { label: string; onPress: () => void; icon: ReactNode }) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    onClick={onPress}
    className="grid size-7 place-items-center rounded text-muted hover:bg-raised hover:text-ink"
  >
    {icon}
  </button>
);
