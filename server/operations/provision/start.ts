import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import { hasOwnBalancer } from "@/lib/domain/provisioning/way-in";
import { requireApi } from "../require-api";
import { startOperation, startOperations, type Wish } from "../start-operation";
import { exampleOf } from "./example";
import { chosenNetwork } from "./network/find-network";

/**
 * Starts to provision an environment; answers the operation's id.
 * @throws AppFailure `not_found` for an API id or a network that is not there, `conflict` when the environment is held or
 * a load balancer could not be reached in the chosen subnets.
 */
export async function startProvisioning(input: ProvisionInput, actor: string): Promise<string> {
  return startOperation(await wishFor(input, actor));
}

/**
 * Starts to provision the whole example, dev and prod: both or neither. Answers the operations' ids.
 * @throws AppFailure `conflict` when one of the two is held.
 */
export async function startExample(actor: string): Promise<string[]> {
  return startOperations([await wishFor(exampleOf("dev"), actor), await wishFor(exampleOf("prod"), actor)]);
}

async function wishFor(input: ProvisionInput, actor: string): Promise<Wish> {
  const { api, stage, network } = input;
  if (network.kind === "existing") await chosenNetwork(network, servicesOf(input).some(hasOwnBalancer));
  const { name: apiName, id: apiId } = "id" in api ? await requireApi(api.id) : { name: api.name, id: undefined };
  return { kind: "provision", title: `Provision ${apiName}/${stage}`, apiName, apiId, stage, actor, input };
}
