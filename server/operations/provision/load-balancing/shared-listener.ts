import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer } from "@/lib/domain/provisioning/own-balancer";
import { findListenerByArn } from "@/server/aws/write/listener-rules";
import { loadBalancerByArn } from "@/server/aws/write/load-balancing";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { network } from "../network/network";

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
    const { entry } = context.input;
    if (entry.kind === "own") throw new Error("No listener was chosen.");
    const listener = await findListenerByArn(entry.listenerArn);
    const balancer = listener && (await loadBalancerByArn(listener.loadBalancerArn));
    if (!listener || !balancer) throw gone(entry.listenerArn);
    requireSettings("shared load balancer", [
      ["its type", balancer.type, "application"],
      ["its scheme", balancer.scheme, "internet-facing"],
      ["its listener's protocol", listener.protocol, "HTTP"],
      ["its VPC", balancer.vpcId, context.output(network).vpcId],
    ]);
    context.resource("load balancer", balancer.arn, false);
    context.resource("listener", entry.listenerArn, false);
    const address = listener.port === 80 ? balancer.dnsName : `${balancer.dnsName}:${listener.port}`;
    return done({ loadBalancerArn: balancer.arn, address, securityGroupIds: balancer.securityGroupIds }, address);
  },
});

const gone = (arn: string) =>
  new AppFailure({
    code: "not_found",
    message: "The chosen listener is not there any more.",
    reason: arn,
    remedy: "Choose another load balancer, or one of the environment's own.",
  });
