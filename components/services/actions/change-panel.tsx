"use client";

import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { AppError } from "@/lib/contracts/errors";
import { Button } from "../../ui/actions/button";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { CodeBlock } from "../../ui/text/code-block";

interface Props {
  /** `Scale helloworld-dev` */
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** The equivalent AWS CLI command. */
  command: string;
  /** The button that does it. */
  action: ReactNode;
  error: AppError | undefined;
  /** What was done, in words; then there is nothing left to press. */
  done: string | undefined;
  onClose: () => void;
}

/** Before: what will happen and how one would do it by hand. After: that it is done. */
export function ChangePanel({ title, children, command, action, error, done, onClose }: Props) {
  return (
    <fieldset aria-label={title} className="min-w-0 space-y-3 rounded-lg border bg-surface px-4 py-3 text-sm">
      {done ? (
        <p className="flex gap-2 font-medium">
          <CircleCheck size={16} className="mt-0.5 shrink-0 text-ok" aria-hidden />
          {done}
        </p>
      ) : (
        children
      )}
      <CodeBlock name="AWS CLI command" text={command} />
      {error && <ErrorPanel error={error} />}
      <div className="flex flex-wrap gap-2">
        {!done && action}
        <Button size="small" look="quiet" onClick={onClose}>
          {done ? "Close" : "Leave it as it is"}
        </Button>
      </div>
    </fieldset>
  );
}
