import "server-only";
import type { ThingType } from "@/lib/contracts/teardown";
import { deleteSecurityGroup } from "@/server/aws/write/remove/ec2";
import { deleteInternetGateway, deleteRouteTable, deleteSubnet, deleteVpc } from "@/server/aws/write/remove/vpc";
import { afterTypes, removalStep } from "../remove-each";

/** Network interfaces of load balancers, tasks and instances outlive these by minutes: until then AWS refuses. */
const TIMEOUT_MS = 20 * 60_000;
const BEFORE: ThingType[] = ["stage", "service", "load balancer", "Auto Scaling group", "launch template"];

/** Tried again as long as AWS says that something depends on it. */
const networkStep = (type: ThingType, before: ThingType[], deleting: (id: string) => Promise<"gone" | "busy">) =>
  removalStep({
    type,
    after: afterTypes([...BEFORE, ...before]),
    timeoutMs: TIMEOUT_MS,
    async remove({ id, name }, { elapsedMs }) {
      const waitMs = elapsedMs < 30_000 ? 2_000 : 10_000;
      return (await deleting(id)) === "gone" ? "gone" : { waitMs, because: `AWS still sees something in ${name}` };
    },
  });

export const securityGroups = networkStep("security group", [], deleteSecurityGroup);
export const subnets = networkStep("subnet", ["security group"], deleteSubnet);
export const routeTables = networkStep("route table", ["security group", "subnet"], deleteRouteTable);
export const internetGateways = networkStep(
  "internet gateway",
  ["security group", "subnet", "route table"],
  deleteInternetGateway,
);
export const vpcs = networkStep("VPC", ["security group", "subnet", "route table", "internet gateway"], deleteVpc);
