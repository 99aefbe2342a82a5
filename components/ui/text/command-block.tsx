"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { addressed } from "@/lib/domain/cli/destination";
import { connectionQuery } from "@/lib/queries/connection";
import { CodeBlock } from "./code-block";

interface Props {
  text: string;
  name?: string;
  /** Stands above it. */
  label?: string;
  wrap?: boolean;
}

/** An AWS CLI command with where it goes: pasted into any shell, it reaches the account that is looked at and no other. */
export function CommandBlock({ text, name = "Command", label, wrap }: Props) {
  const { data: known } = useQuery(connectionQuery());
  // A page that arrives late is drawn as the server did, which does not know it, though the header has it already.
  const data = useSyncExternalStore(
    never,
    () => known,
    () => undefined,
  );
  const to = data && { connection: data.kind, region: data.region, endpoint: data.endpoint ?? null };
  return (
    <>
      {label && <p className="text-xs text-muted">{label}</p>}
      <CodeBlock name={name} text={to ? addressed(text, to) : text} wrap={wrap} />
    </>
  );
}

const never = () => () => {};
