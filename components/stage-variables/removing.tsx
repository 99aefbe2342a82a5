"use client";

import type { Binding } from "@/lib/contracts/environments";
import { Button } from "../ui/actions/button";
import { useChange } from "./use-change";

interface Props {
  apiId: string;
  stage: string;
  binding: Binding;
  onDone: () => void;
}

/** Asks before a variable goes, and says what depends on it. */
export function Removing({ apiId, stage, binding: { name, used }, onDone }: Props) {
  const { change, busy, error } = useChange(apiId, stage);
  return (
    <fieldset aria-label={`Remove ${name}`} className="mt-2 flex flex-wrap items-center gap-2 text-xs">
      <span>{used ? "The snapshot uses it: requests will fail without it." : "Nothing in the snapshot uses it."}</span>
      <Button
        size="small"
        look="danger"
        busy={busy}
        autoFocus
        onClick={async () => {
          if (await change(name, null)) onDone();
        }}
      >
        Remove {name} from {stage}
      </Button>
      <Button size="small" look="quiet" onClick={onDone}>
        Keep it
      </Button>
      {error && (
        <span role="alert" className="text-bad">
          {error.message} {error.remedy}
        </span>
      )}
    </fieldset>
  );
}
