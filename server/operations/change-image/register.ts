import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { OPERATION_TAG, type Tags } from "@/lib/domain/ownership";
import { lastPart } from "@/lib/domain/services/names";
import { newestTaskDefinition, registerTaskDefinition } from "@/server/aws/write/ecs";
import { given, lowerTags } from "@/server/aws/write/or-null";
import { isSameRevision, type Revision, readRevision } from "@/server/aws/write/task-revision";
import { defineStep, done, type StepContext } from "../definition";
import { isMadeHere, ownTags } from "../provision/ownership";
import { check } from "./check";

/** A revision of the service's own task definition that differs in one image. */
export const register = defineStep<ChangeImageInput, { taskDefinitionArn: string }>({
  key: "register",
  title: ({ container, image }) => `Task definition with ${image} for ${container}`,
  after: ["check"],
  timeoutMs: 120_000,
  async run(context) {
    const { container, image } = context.input;
    const wanted = marked(withImage(await readRevision(context.output(check).former), container, image), context);
    const newest = await newestTaskDefinition(given(wanted.family, "family"));
    // Made by a run that was cut off, or by somebody who wanted the same.
    if (newest !== null && isSameRevision(newest, wanted)) {
      const arn = given(newest.taskDefinitionArn, "task definition ARN");
      const tags = tagsOf(await readRevision(arn));
      context.resource("task definition", arn, isMadeHere(tags, context));
      return done({ taskDefinitionArn: arn }, `${lastPart(arn)}, found`);
    }
    const arn = await registerTaskDefinition(wanted);
    context.resource("task definition", arn, true);
    return done({ taskDefinitionArn: arn }, `${lastPart(arn)}, registered`);
  },
});

/** With the former revision's tags, and the environment's as it has it; but as this operation's own. */
const marked = (revision: Revision, context: StepContext<ChangeImageInput>): Revision => ({
  ...revision,
  tags: lowerTags({ ...ownTags(context), ...tagsOf(revision), [OPERATION_TAG]: context.operationId }),
});

const tagsOf = ({ tags = [] }: Revision): Tags =>
  Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));

function withImage(revision: Revision, container: string, image: string): Revision {
  const { containerDefinitions = [] } = revision;
  if (!containerDefinitions.some(({ name }) => name === container))
    throw new AppFailure({ code: "not_found", message: `The task definition has no container ${container}.` });
  return {
    ...revision,
    containerDefinitions: containerDefinitions.map((each) => (each.name === container ? { ...each, image } : each)),
  };
}
