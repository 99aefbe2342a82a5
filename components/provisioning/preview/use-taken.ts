import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TakenAnswer, TakenQuestion } from "@/lib/contracts/provision/taken";
import { takenQuery } from "@/lib/queries/provisioning";

/** Names are typed letter by letter: AWS is asked when nothing was for a moment, in milliseconds. */
const REST = 500;

/** Whose the planned names are; undefined until AWS has told. */
export function useTaken(question: TakenQuestion): { taken: TakenAnswer | undefined; failed: string | undefined } {
  const asked = JSON.stringify(question);
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), REST);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data, error } = useQuery({ ...takenQuery(settled ?? ""), enabled: settled === asked });
  return settled === asked ? { taken: data, failed: error?.message } : { taken: undefined, failed: undefined };
}
