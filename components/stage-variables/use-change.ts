"use client";

import { useQueryClient } from "@tanstack/react-query";
import { changeVariable } from "@/server/actions/change-variable";
import { useCommand } from "../ui/actions/use-command";
import { announce } from "../ui/feedback/announcer";

/** Sets or removes one variable of a stage, then reads the environment again. True when it is done. */
export function useChange(apiId: string, stage: string) {
  const client = useQueryClient();
  const { run, busy, error, clear } = useCommand(changeVariable);
  const change = async (name: string, value: string | null): Promise<boolean> => {
    const done = await run({ apiId, stage, name, value });
    if (!done) return false;
    announce(value === null ? `Removed ${name}.` : `Set ${name}.`);
    await client.invalidateQueries({ queryKey: ["environment", apiId, stage] });
    void client.invalidateQueries({ queryKey: ["environments"] });
    return true;
  };
  return { change, busy, error, clear };
}
