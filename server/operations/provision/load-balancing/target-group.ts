import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { USUAL_DELAY } from "@/lib/domain/provisioning/deregistration-delay";
import { targetGroupName } from "@/lib/domain/provisioning/given-names";
import {
  changeDeregistrationDelay,
  changeHealthCheck,
  createTargetGroup,
  findDeregistrationDelay,
  findTargetGroup,
  type HealthCheck,
  tagsOf,
  type WantedTargetGroup,
} from "@/server/aws/write/load-balancing";
import { defineStep, done, type StepContext } from "../../definition";
import { requireSettings, type Setting } from "../../settings-conflict";
import { network } from "../network/network";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";

/** Where the tasks register, with the service's name unless it is given one. */
export const targetGroup = defineStep<ProvisionInput, { targetGroupArn: string }>({
  key: "target-group",
  title: (input) => `Target group ${targetGroupName(input)}`,
  after: ["network"],
  timeoutMs: 120_000,
  touches: () => ["targetGroups"],
  async run(context) {
    const wanted = wantedGroup(context);
    const { name, check } = wanted;
    const delay = context.input.deregistrationDelaySeconds;
    const found = await findTargetGroup(name);
    if (found === null) {
      const made = await createTargetGroup(wanted, ownTags(context));
      context.resource("target group", made.arn, true);
      if (delay !== USUAL_DELAY) await changeDeregistrationDelay(made.arn, delay);
      return done({ targetGroupArn: made.arn }, "made");
    }
    const tags = await tagsOf(found.arn);
    requireNotOthers(`target group ${name}`, tags, context);
    requireSettings(`target group ${name}`, [
      ["its target type", found.targetType, wanted.targetType],
      ["its protocol", found.protocol, "HTTP"],
      ["its port", found.port, wanted.port],
      ["its VPC", found.vpcId, wanted.vpcId],
    ]);
    if (JSON.stringify(found.check) !== JSON.stringify(check)) {
      if (!isOwn(tags, context)) requireSettings(`target group ${name}`, checkSettings(found.check, check));
      await changeHealthCheck(found.arn, check);
    }
    const actual = await findDeregistrationDelay(found.arn);
    if (actual !== delay) {
      const words: Setting = ["its deregistration delay", `${actual} s`, `${delay} s`];
      if (!isOwn(tags, context)) requireSettings(`target group ${name}`, [words]);
      await changeDeregistrationDelay(found.arn, delay);
    }
    context.resource("target group", found.arn, isMadeHere(tags, context));
    return done({ targetGroupArn: found.arn }, "found");
  },
});

function wantedGroup(context: StepContext<ProvisionInput>): WantedTargetGroup {
  const { containerPort, targetGroupPort, launch, healthCheck } = context.input;
  const { graceSeconds: _grace, ...check } = healthCheck;
  return {
    name: targetGroupName(context.input),
    vpcId: context.output(network).vpcId,
    port: targetGroupPort ?? containerPort,
    // A task with its own network registers its address, one in bridge mode its instance and port.
    targetType: launch.type === "FARGATE" ? "ip" : "instance",
    check: sorted(check),
  };
}

/** As `targetGroupInfo` has them, so that two can be compared. */
const sorted = ({
  path,
  matcher,
  intervalSeconds,
  timeoutSeconds,
  healthyThreshold,
  unhealthyThreshold,
}: HealthCheck) => ({
  path,
  matcher,
  intervalSeconds,
  timeoutSeconds,
  healthyThreshold,
  unhealthyThreshold,
});

const checkSettings = (actual: HealthCheck, wanted: HealthCheck): Setting[] =>
  (Object.keys(wanted) as (keyof HealthCheck)[]).map((name) => [
    `its health check's ${name}`,
    actual[name],
    wanted[name],
  ]);
