import type { InstanceState, Reservation, Instance as WireInstance } from "@aws-sdk/client-ec2";
import type { Ec2Tables } from "../tables";
import { tagList } from "../tags/tags";
import type { Instance } from "./records";
import { STATE_CODES, stateOf } from "./state";
import { findInstanceType } from "./types";

export function stateView(instance: Instance, now: number): InstanceState {
  const Name = stateOf(instance, now);
  return { Name, Code: STATE_CODES[Name] };
}

/** Instances of one reservation. */
export function reservationView(
  tables: Ec2Tables,
  instances: readonly Instance[],
  now: number,
  account: string,
): Reservation {
  return {
    ReservationId: instances[0]?.reservationId,
    OwnerId: account,
    Groups: [],
    Instances: instances.map((instance) => instanceView(tables, instance, now)),
  };
}

function instanceView(tables: Ec2Tables, instance: Instance, now: number): WireInstance {
  const type = findInstanceType(instance.instanceType);
  const isThere = instance.terminatedAt === undefined;
  const endedAt = instance.terminatedAt ?? instance.stoppedAt;
  const groups = instance.securityGroupIds.map((id) => ({
    GroupId: id,
    GroupName: tables.securityGroups.get(id)?.groupName,
  }));
  return {
    InstanceId: instance.instanceId,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType as NonNullable<WireInstance["InstanceType"]>,
    State: stateView(instance, now),
    ...(endedAt === undefined
      ? {}
      : {
          StateTransitionReason: `User initiated (${endedAt.toISOString()})`,
          StateReason: {
            Code: "Client.UserInitiatedShutdown",
            Message: "Client.UserInitiatedShutdown: User initiated shutdown",
          },
        }),
    LaunchTime: instance.launchedAt,
    AmiLaunchIndex: instance.index,
    ClientToken: instance.clientToken,
    Architecture: type?.architecture,
    CpuOptions: { CoreCount: type?.vcpus, ThreadsPerCore: 1 },
    IamInstanceProfile: instance.profile && { Arn: instance.profile.arn, Id: instance.profile.id },
    Placement: { AvailabilityZone: instance.availabilityZone, Tenancy: "default" },
    Monitoring: { State: "disabled" },
    PlatformDetails: "Linux/UNIX",
    RootDeviceType: "ebs",
    VirtualizationType: "hvm",
    SecurityGroups: isThere ? groups : [],
    NetworkInterfaces: isThere ? [interfaceView(instance, groups)] : [],
    PrivateIpAddress: isThere ? instance.privateIpAddress : undefined,
    PublicIpAddress: instance.publicIpAddress,
    SubnetId: isThere ? instance.subnetId : undefined,
    VpcId: isThere ? instance.vpcId : undefined,
    Tags: tagList(tables, instance.instanceId),
  };
}

function interfaceView(instance: Instance, Groups: { GroupId: string; GroupName: string | undefined }[]) {
  return {
    NetworkInterfaceId: instance.networkInterfaceId,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    PrivateIpAddress: instance.privateIpAddress,
    Status: "in-use" as const,
    Groups,
    Attachment: { DeviceIndex: 0, DeleteOnTermination: true, Status: "attached" as const },
  };
}
