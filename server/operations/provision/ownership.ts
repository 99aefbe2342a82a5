import { AppFailure } from "@/lib/contracts/app-failure";
import { ENVIRONMENT_TAG, OPERATION_TAG, type Tags, tagValue } from "@/lib/domain/ownership";
import type { StepContext } from "../definition";

type Owner = Pick<StepContext<unknown>, "environment" | "operationId">;

/** What Stageway writes on everything that it makes. */
export const ownTags = ({ environment, operationId }: Owner): Tags => ({
  [ENVIRONMENT_TAG]: tagValue(environment),
  [OPERATION_TAG]: operationId,
});

/** Made by Stageway for this environment, so that it may be changed as the form asks. */
export const isOwn = (tags: Tags, { environment }: Owner): boolean => tags[ENVIRONMENT_TAG] === tagValue(environment);

/** Made by this very operation, in an earlier run of the step. */
export const isMadeHere = (tags: Tags, { operationId }: Owner): boolean => tags[OPERATION_TAG] === operationId;

/** @throws AppFailure `conflict` when a thing was made for another environment. */
export function requireNotOthers(thing: string, tags: Tags, owner: Owner): void {
  const other = tags[ENVIRONMENT_TAG];
  if (other === undefined || isOwn(tags, owner)) return;
  throw new AppFailure({
    code: "conflict",
    message: `The ${thing} belongs to the environment ${other}.`,
    reason: `Its tag ${ENVIRONMENT_TAG} says so.`,
    remedy: "Choose another service name for this environment.",
  });
}
