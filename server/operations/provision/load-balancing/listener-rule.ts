import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer, rulePaths } from "@/lib/domain/provisioning/way-in";
import { createRule, listRules } from "@/server/aws/write/listener-rules";
import { tagsOf } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { isMadeHere, ownTags, requireNotOthers } from "../ownership";
import { chosenListener, sharedListener } from "./shared-listener";
import { targetGroup } from "./target-group";

/** Requests below the path go to the target group; the shared listener's other rules stay as they are. */
export const listenerRule = defineStep<ProvisionInput, { ruleArn: string }>({
  key: "listener-rule",
  title: ({ entry }) => `Rule for ${entry.kind === "own" ? "the path" : rulePaths(entry)[0]} on the shared listener`,
  when: (input) => !hasOwnBalancer(input),
  after: ["shared-listener", "target-group"],
  timeoutMs: 120_000,
  touches: (context) => [`listeners:${context.output(sharedListener).loadBalancerArn}`, "targetGroups"],
  async run(context) {
    const { entry } = context.input;
    if (entry.kind === "own") throw new Error("No listener was chosen.");
    const { targetGroupArn } = context.output(targetGroup);
    const paths = rulePaths(entry);
    const listenerArn = chosenListener(context);
    const found = (await listRules(listenerArn)).find(({ priority }) => priority === entry.priority);
    if (found === undefined) {
      const ruleArn = await createRule(listenerArn, entry.priority, paths, targetGroupArn, ownTags(context));
      context.resource("listener rule", ruleArn, true);
      return done({ ruleArn }, "made");
    }
    const tags = await tagsOf(found.arn);
    requireNotOthers(`rule with priority ${entry.priority}`, tags, context);
    requireSettings(`rule with priority ${entry.priority}`, [
      ["its paths", found.paths?.join(", "), paths.join(", ")],
      ["its target group", found.targetGroupArns.join(", "), targetGroupArn],
    ]);
    context.resource("listener rule", found.arn, isMadeHere(tags, context));
    return done({ ruleArn: found.arn }, "found");
  },
});
