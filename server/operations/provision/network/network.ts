import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { findDefaultVpc, listDefaultSubnets } from "@/server/aws/write/ec2";
import { defineStep, done } from "../../definition";

/** An Application Load Balancer needs subnets in two zones at least. */
const MIN_ZONES = 2;

/** Finds where everything goes: the default VPC and its public subnets. Makes nothing. */
export const network = defineStep<ProvisionInput, { vpcId: string; subnetIds: string[] }>({
  key: "network",
  title: () => "Find the default VPC and its subnets",
  after: [],
  timeoutMs: 60_000,
  async run({ resource }) {
    const vpcId = await findDefaultVpc();
    if (vpcId === null) throw missing("The region has no default VPC.", "aws ec2 create-default-vpc");
    const subnets = await listDefaultSubnets(vpcId);
    const zones = new Set(subnets.map((subnet) => subnet.zone));
    if (zones.size < MIN_ZONES) {
      throw missing(`The default VPC has default subnets in ${zones.size} zones.`, "aws ec2 create-default-subnet");
    }
    resource("vpc", vpcId, false);
    return done({ vpcId, subnetIds: subnets.map((subnet) => subnet.id) }, `${vpcId}, ${subnets.length} subnets`);
  },
});

const missing = (message: string, command: string) =>
  new AppFailure({
    code: "not_found",
    message,
    reason: "A load balancer needs public subnets in two zones at least.",
    remedy: `Make them with: ${command}`,
  });
