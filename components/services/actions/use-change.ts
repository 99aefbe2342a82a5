"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Result } from "@/lib/contracts/errors";
import type { ServiceChangeDone } from "@/lib/contracts/services";
import { useCommand } from "../../ui/actions/use-command";
import { announce } from "../../ui/feedback/announcer";

/** Runs an action on a service, says that it is done, and reads again what it changed. The commands it ran, or undefined. */
export function useChange<I>(action: (input: I) => Promise<Result<ServiceChangeDone>>) {
  const client = useQueryClient();
  const { run, busy, error } = useCommand(action);
  const change = async (input: I, said: string): Promise<string[] | undefined> => {
    const done = await run(input);
    if (!done) return undefined;
    announce(said);
    await client.invalidateQueries({ queryKey: ["service"] });
    void client.invalidateQueries({ queryKey: ["services"] });
    void client.invalidateQueries({ queryKey: ["cluster"] });
    return done.commands;
  };
  return { change, busy, error };
}
