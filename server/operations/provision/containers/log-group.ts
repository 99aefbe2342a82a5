import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { retentionWords } from "@/lib/contracts/provision/retention";
import { logGroupName } from "@/lib/domain/provisioning/given-names";
import { createLogGroup, findLogGroup, keepLogsFor, logGroupTags } from "@/server/aws/write/logs";
import { defineStep, done } from "../../definition";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";

/** Where the containers' output goes. Without it what a container said is lost with it. */
export const logGroup = defineStep<ProvisionInput, { logGroupName: string }>({
  key: "log-group",
  title: (input) => `Log group ${logGroupName(input)}, kept for ${retentionWords(input.logs.retentionDays)}`,
  when: ({ logs }) => logs.enabled,
  after: [],
  timeoutMs: 120_000,
  async run(context) {
    const name = logGroupName(context.input);
    const { retentionDays } = context.input.logs;
    const found = await findLogGroup(name);
    const tags = found === null ? {} : await logGroupTags(found.arn);
    requireNotOthers(`log group ${name}`, tags, context);
    if (found === null) await context.making("log group", name, () => createLogGroup(name, ownTags(context)));
    else context.resource("log group", name, isMadeHere(tags, context));
    const isOurs = found === null || isOwn(tags, context);
    if (isOurs && (found?.retentionDays ?? null) !== retentionDays) await keepLogsFor(name, retentionDays);
    return done({ logGroupName: name }, found === null ? "made" : "found");
  },
});
