import "server-only";
import { randomUUID } from "node:crypto";
import type { AppError } from "@/lib/contracts/errors";
import { log } from "../log";
import { appErrorOf } from "../operations/failure";

/** What a person sees of a failure. One that nobody foresaw is logged whole and shown masked, under a reference. */
export function toActionError(thrown: unknown, action: string): AppError {
  const foreseen = appErrorOf(thrown);
  if (foreseen !== null) return foreseen;
  const reference = randomUUID().slice(0, 8);
  log.error({ err: thrown, action, reference }, "action failed");
  return {
    code: "internal",
    message: "Stageway itself failed.",
    remedy: `Try again; if it fails again, look for ${reference} in the server's log.`,
    reference,
  };
}
