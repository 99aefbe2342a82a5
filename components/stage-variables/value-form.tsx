"use client";

import { type ReactNode, useState } from "react";
import { Button } from "../ui/actions/button";
import { TextField } from "../ui/forms/text-field";
import { BalancerPicker } from "./balancer-picker";
import { valueProblem } from "./problem";
import { useChange } from "./use-change";

interface Props {
  apiId: string;
  stage: string;
  name: string;
  initial: string;
  action: string;
  onDone: () => void;
  /** Take the keyboard at once: when a person asked for this form. */
  autoFocus?: boolean;
  children?: ReactNode;
}

/** Edits the value of one variable; says beside the field what is wrong. */
export function ValueForm({ apiId, stage, name, initial, action, onDone, autoFocus, children }: Props) {
  const [value, setValue] = useState(initial);
  const [touched, setTouched] = useState(false);
  const { change, busy, error } = useChange(apiId, stage);
  const problem = valueProblem(value);
  const save = async () => {
    setTouched(true);
    if (!problem && (await change(name, value))) onDone();
  };
  return (
    <form
      className="mt-1"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <BalancerPicker
        value={value}
        onPick={(picked) => {
          setTouched(true);
          setValue(picked);
        }}
      />
      <TextField
        label={`Value of ${name}`}
        value={value}
        mono
        autoFocus={autoFocus}
        onChange={(event) => {
          setTouched(true);
          setValue(event.target.value.trim());
        }}
        error={(touched ? problem : undefined) ?? error?.fields?.value ?? error?.message}
        hint="A DNS name without scheme, as the load balancer has it."
      />
      <div className="mt-1 flex gap-2">
        <Button type="submit" size="small" look="primary" busy={busy}>
          {action}
        </Button>
        {children}
      </div>
    </form>
  );
}
