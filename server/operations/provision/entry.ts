import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { type OneService, servicesOf } from "@/lib/domain/provisioning/services-of";
import { behindName } from "@/lib/domain/provisioning/way-in";
import type { StepContext } from "../definition";
import { loadBalancer } from "./load-balancing/load-balancer";
import { sharedListener } from "./load-balancing/shared-listener";
import { nthKey } from "./nth";

type Context = StepContext<ProvisionInput>;

/** What the stage's variables are bound to, by name: load balancers, or the way below a path of a shared one. */
export function boundVariables(context: Context): Record<string, string> {
  const bound = servicesOf(context.input).map((service, index): [string, string] => [
    service.variableName,
    addressOf(context, service, index),
  ]);
  // Where two services share a variable, it is the first one's that the other stands beside.
  return Object.fromEntries(bound.reverse());
}

function addressOf(context: Context, service: OneService, index: number): string {
  const { entry } = service;
  if (entry.kind === "rule") {
    const { address } = context.output({ ...sharedListener, key: nthKey(sharedListener.key, index) });
    return `${address}${entry.pathPrefix}`;
  }
  const owner = entry.kind === "beside" ? entry.of : index;
  const { dnsName } = context.output({ ...loadBalancer, key: nthKey(loadBalancer.key, owner) });
  return `${dnsName}${behindName(service)}`;
}
