"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { TeardownPlan } from "@/lib/contracts/teardown";
import { resources } from "@/lib/words/teardown";
import { Button } from "../ui/actions/button";
import { CheckBox } from "../ui/forms/check-box";
import { TextField } from "../ui/forms/text-field";
import { Card } from "../ui/layout/card";

interface Props {
  plan: TeardownPlan;
  /** The environment itself goes: its name has to be typed. */
  typed: boolean;
  logGroups: boolean;
  onLogGroups: (remove: boolean) => void;
  busy: boolean;
  error: string | undefined;
  onConfirm: (typed: string) => void;
}

/** The last look: log groups or not, the name, and the button. */
export function ConfirmForm({ plan, typed, logGroups, onLogGroups, busy, error, onConfirm }: Props) {
  const [name, setName] = useState("");
  const { environment, goes, stays, title } = plan;
  const hasLogs = stays.some(({ why }) => why === "choice") || goes.some(({ type }) => type === "log group");
  const ready = goes.length > 0 && (!typed || name.trim() === environment);
  return (
    <Card title="Confirm">
      <form
        aria-label="Confirm"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onConfirm(name);
        }}
        className="space-y-3"
      >
        {hasLogs && (
          <CheckBox checked={logGroups} onChange={(event) => onLogGroups(event.target.checked)}>
            Also remove the log groups, with every line in them
          </CheckBox>
        )}
        {typed && (
          <TextField
            label={`Type ${environment} to confirm`}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={error}
            hint="Removed is removed: there is no way back but to make it anew."
            mono
          />
        )}
        <Button
          type="submit"
          look="danger"
          busy={busy}
          disabled={!ready}
          icon={<Trash2 size={15} aria-hidden />}
          className="w-full"
        >
          {typed ? title : `Remove ${resources(goes.length)}`}
        </Button>
      </form>
    </Card>
  );
}
