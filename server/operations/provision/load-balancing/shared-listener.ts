import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer, listenerOf } from "@/lib/domain/provisioning/way-in";
import { findListenerByArn } from "@/server/aws/write/listener-rules";
import { loadBalancerByArn } from "@/server/aws/write/load-balancing";
import { defineStep, done, type StepContext } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { network } from "../network/network";
import { ofService } from "../nth";
import { listener } from "./listener";

interface Shared {
  loadBalancerArn: string;
  /** The load balancer's name, with the port where it is not HTTP's own. */
  address: string;
  securityGroupIds: string[];
}

/** Finds the listener that others use, too, and its load balancer. Makes nothing. */
export const sharedListener = defineStep<ProvisionInput, Shared>({
  key: "shared-listener",
  title: () => "Find the shared load balancer",
  when: (input) => !hasOwnBalancer(input),
  after: ["network"],
  timeoutMs: 60_000,
  async run(context) {
    const listenerArn = chosenListener(context);
    const found = await findListenerByArn(listenerArn);
    const balancer = found && (await loadBalancerByArn(found.loadBalancerArn));
    if (!found || !balancer) throw gone(listenerArn);
    requireSettings("shared load balancer", [
      ["its type", balancer.type, "application"],
      ["its scheme", balancer.scheme, "internet-facing"],
      ["its listener's protocol", found.protocol, listenerOf(context.input).protocol],
      ["its VPC", balancer.vpcId, context.output(network).vpcId],
    ]);
    context.resource("load balancer", balancer.arn, false);
    context.resource("listener", listenerArn, false);
    const address = found.port === 80 ? balancer.dnsName : `${balancer.dnsName}:${found.port}`;
    const { arn: loadBalancerArn, securityGroupIds } = balancer;
    return done({ loadBalancerArn, address, securityGroupIds }, address);
  },
});

/** Chosen in the form, or made for another service of this environment. */
export function chosenListener(context: StepContext<ProvisionInput>): string {
  const { entry } = context.input;
  if (entry.kind === "own") throw new Error("No listener was chosen.");
  return entry.kind === "rule" ? entry.listenerArn : context.output(ofService(listener, entry.of)).listenerArn;
}

const gone = (arn: string) =>
  new AppFailure({
    code: "not_found",
    message: "The chosen listener is not there any more.",
    reason: arn,
    remedy: "Choose another load balancer, or one of the environment's own.",
  });
