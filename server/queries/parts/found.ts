import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { WORDS } from "@/lib/contracts/error-words";
import { type ApiFact, type Fact, type Facts, known, type StageFact } from "@/lib/domain/facts";

/** The API, by its name where the list of APIs is known. @throws AppFailure when it is known not to exist. */
export function foundApi(facts: Facts, apiId: string): Pick<ApiFact, "id" | "name"> {
  const apis = facts.apis.value;
  if (apis === undefined) return { id: apiId, name: apiId };
  const api = apis.find(({ id }) => id === apiId);
  if (api) return api;
  throw new AppFailure({
    code: "not_found",
    message: `There is no API ${apiId} in this account and region.`,
    remedy: "Go back to the list of environments.",
  });
}

/** The stage. @throws AppFailure when it does not exist, or when nobody can say whether it does. */
export function foundStage(facts: Facts, apiId: string, stage: string): StageFact {
  const fact = facts.stages[apiId];
  const found = known(fact)?.find((one) => one.stage === stage) ?? fact?.value?.find((one) => one.stage === stage);
  if (found) return found;
  if (fact?.value === undefined && fact?.error?.code !== "not_found") throw unreadable(fact, "The API's stages");
  throw new AppFailure({
    code: "not_found",
    message: `The API has no stage ${stage}.`,
    remedy: "Go back to the list of environments.",
  });
}

/** What to throw when an answer can say nothing without a fact that was never read. */
export function unreadable(fact: Fact<unknown> | undefined, what: string): AppFailure {
  const code = fact?.error?.code ?? "timed_out";
  const { message, remedy } = WORDS[code];
  return new AppFailure({
    code,
    message: `${what} could not be read. ${message}`,
    reason: fact?.error?.message,
    remedy,
  });
}
