import "server-only";
import {
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DetachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";
import { orNull } from "../or-null";

/** `busy`: something in it is still going (`DependencyViolation`). */
async function unlessBusy(deleting: Promise<unknown>): Promise<"gone" | "busy"> {
  try {
    await orNull(deleting);
    return "gone";
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "conflict") return "busy";
    throw thrown;
  }
}

export const deleteSubnet = (SubnetId: string): Promise<"gone" | "busy"> =>
  unlessBusy(call(new DeleteSubnetCommand({ SubnetId }), { idempotent: true }));

export const deleteRouteTable = (RouteTableId: string): Promise<"gone" | "busy"> =>
  unlessBusy(call(new DeleteRouteTableCommand({ RouteTableId }), { idempotent: true }));

export const deleteVpc = (VpcId: string): Promise<"gone" | "busy"> =>
  unlessBusy(call(new DeleteVpcCommand({ VpcId }), { idempotent: true }));

/** Detached first: from then on nothing in the VPC reaches the internet. */
export async function deleteInternetGateway(id: string): Promise<"gone" | "busy"> {
  const InternetGatewayIds = [id];
  const found = await orNull(call(new DescribeInternetGatewaysCommand({ InternetGatewayIds })));
  for (const { VpcId } of found?.InternetGateways?.[0]?.Attachments ?? []) {
    const detach = new DetachInternetGatewayCommand({ InternetGatewayId: id, VpcId });
    if ((await unlessBusy(call(detach, { idempotent: true }))) === "busy") return "busy";
  }
  return unlessBusy(call(new DeleteInternetGatewayCommand({ InternetGatewayId: id }), { idempotent: true }));
}
