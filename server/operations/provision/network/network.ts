import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { rangesOf } from "@/lib/domain/provisioning/subnet-ranges";
import { defineStep, done, type StepContext } from "../../definition";
import { ensureVpc } from "./ensure-vpc";
import { chosenNetwork, defaultNetwork, type Network } from "./find-network";

/** Where everything goes: the default VPC, one that was chosen, or one of the environment's own. */
export const network = defineStep<ProvisionInput, { vpcId: string; subnetIds: string[] }>({
  key: "network",
  title: titleOf,
  after: [],
  timeoutMs: 5 * 60_000,
  async run(context) {
    const { vpcId, subnetIds } = await networkFor(context);
    if (context.input.network.kind !== "new") context.resource("vpc", vpcId, false);
    return done({ vpcId, subnetIds }, `${vpcId}, ${subnetIds.length} subnets`);
  },
});

function titleOf({ network: wanted, serviceName }: ProvisionInput): string {
  if (wanted.kind === "default") return "Find the default VPC and its subnets";
  if (wanted.kind === "existing") return `Find the VPC ${wanted.vpcId} and its subnets`;
  return `VPC stageway-${serviceName}, ${wanted.cidr}, with ${rangesOf(wanted).length === 2 ? "two" : rangesOf(wanted).length} public subnets`;
}

function networkFor(context: StepContext<ProvisionInput>): Promise<Network> {
  const { network: wanted, serviceName } = context.input;
  if (wanted.kind === "default") return defaultNetwork();
  if (wanted.kind === "existing") return chosenNetwork(wanted);
  return ensureVpc(context, `stageway-${serviceName}`, wanted);
}
