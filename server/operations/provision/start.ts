import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import { hasOwnBalancer } from "@/lib/domain/provisioning/way-in";
import { listApis } from "@/server/aws/read/api-gateway";
import { appErrorOf } from "../failure";
import { requireApi } from "../require-api";
import { startOperation, startOperations, type Wish } from "../start-operation";
import { requireRoutes } from "./api/require-routes";
import { exampleOf } from "./example";
import { chosenNetwork } from "./network/find-network";

/**
 * Starts to provision an environment; answers the operation's id.
 * @throws AppFailure `not_found` for an API id or a network that is not there, `conflict` when the environment is held, a
 * load balancer could not be reached in the chosen subnets, or a route clashes with one that the API has.
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
  const existing = apiId ?? (await onlyApiNamed(apiName));
  if (existing !== undefined) await requireRoutes(existing, servicesOf(input));
  return { kind: "provision", title: `Provision ${apiName}/${stage}`, apiName, apiId, stage, actor, input };
}

/** Of several with the same name the run says which there are, and so it does where they cannot be read now. */
async function onlyApiNamed(name: string): Promise<string | undefined> {
  try {
    const [first, ...others] = (await listApis()).filter((each) => each.name === name);
    return others.length === 0 ? first?.id : undefined;
  } catch (thrown) {
    if (appErrorOf(thrown) === null) throw thrown;
    return undefined;
  }
}
