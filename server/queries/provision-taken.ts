import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type TakenAnswer, type TakenKind, takenQuestion } from "@/lib/contracts/provision/taken";
import { takenOf } from "../operations/provision/options/taken";
import { orError } from "./parts/or-error";

const KINDS = Object.keys(takenQuestion.shape.names.shape) as TakenKind[];

/**
 * Which names of a new environment are taken, and whose the things are. Read when the preview asks for it, one kind after
 * the other, since these calls are outside the reader's budget; what cannot be read says so in its place.
 * @throws AppFailure `invalid_input`
 */
export async function getTaken(asked: string): Promise<TakenAnswer> {
  const question = takenQuestion.safeParse(parsed(asked)).data;
  if (question === undefined) throw new AppFailure({ code: "invalid_input", message: "This question is not one." });
  const kinds: Partial<TakenAnswer["kinds"]> = {};
  for (const kind of KINDS) kinds[kind] = await orError(takenOf(kind, question));
  return { fetchedAt: new Date().toISOString(), kinds: kinds as TakenAnswer["kinds"] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
