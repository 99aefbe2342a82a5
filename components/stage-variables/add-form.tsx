"use client";

import { useState } from "react";
import { Button } from "../ui/actions/button";
import { ErrorPanel } from "../ui/feedback/error-panel";
import { TextField } from "../ui/forms/text-field";
import { BalancerPicker } from "./balancer-picker";
import { nameProblem, valueProblem } from "./problem";
import { useChange } from "./use-change";

/** The name and value of a variable that there is not yet. */
export function AddForm(props: { apiId: string; stage: string; existing: string[]; onDone: () => void }) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [tried, setTried] = useState(false);
  const { change, busy, error } = useChange(props.apiId, props.stage);
  const problems = { name: nameProblem(name, props.existing), value: valueProblem(value) };
  const show = (problem: string | undefined, typed: string) => (tried || typed !== "" ? problem : undefined);
  const save = async () => {
    setTried(true);
    if (!problems.name && !problems.value && (await change(name, value))) props.onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="grid gap-x-3 sm:grid-cols-[1fr_2fr]">
        <TextField
          label="Variable name"
          value={name}
          mono
          autoFocus
          onChange={(event) => setName(event.target.value.trim())}
          error={show(problems.name, name) ?? error?.fields?.name}
        />
        <TextField
          label="Value"
          value={value}
          mono
          onChange={(event) => setValue(event.target.value.trim())}
          error={show(problems.value, value) ?? error?.fields?.value}
        />
      </div>
      <BalancerPicker value={value} onPick={setValue} />
      {error && !error.fields && <ErrorPanel error={error} />}
      <div className="mt-1 flex gap-2">
        <Button type="submit" size="small" look="primary" busy={busy}>
          Add to {props.stage}
        </Button>
        <Button size="small" look="quiet" onClick={props.onDone}>
          Close
        </Button>
      </div>
    </form>
  );
}
