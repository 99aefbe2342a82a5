"use client";

import { useState } from "react";
import { obeys, STAGE_NAME } from "@/lib/contracts/rules";
import { Button } from "../../ui/actions/button";
import { TextField } from "../../ui/forms/text-field";

/** Asks for the stage that does not exist yet. */
export function NewStageForm({ from, onChosen }: { from: string; onChosen: (stage: string) => void }) {
  const [stage, setStage] = useState("");
  const [error, setError] = useState<string>();
  const problem = !obeys(STAGE_NAME, stage)
    ? STAGE_NAME.message
    : stage === from
      ? "That is the stage itself."
      : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem) setError(problem);
        else onChosen(stage);
      }}
    >
      <TextField
        label="New stage"
        value={stage}
        onChange={(event) => {
          setStage(event.target.value);
          setError(undefined);
        }}
        error={error}
        hint="A stage that does not exist yet is created."
        autoFocus
      />
      <Button type="submit" look="primary" className="mt-2">
        Show what would change
      </Button>
    </form>
  );
}
