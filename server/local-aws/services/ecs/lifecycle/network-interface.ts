/** The network interface of an awsvpc task: its private address, and how it shows in `attachments[]`. */
import type { Attachment } from "@aws-sdk/client-ecs";
import { createNetworkInterface, deleteNetworkInterface } from "../../ec2/network-interfaces";
import type { Ecs } from "../context";
import type { TaskRecord } from "../records";

type Attached = Pick<TaskRecord, "networkInterface"> & { task: Partial<TaskRecord["task"]> };

/** What changes in a task that gets its interface. @throws AwsError as EC2 does: no such subnet, no free address */
export function attach(ecs: Ecs, region: string, record: TaskRecord): Attached | undefined {
  const { task } = record;
  const attachment = task.attachments?.find(({ type }) => type === "ElasticNetworkInterface");
  const subnetId = attachment?.details?.find(({ name }) => name === "subnetId")?.value;
  if (!attachment || subnetId === undefined) return undefined;
  const awsvpc = record.networkConfiguration?.awsvpcConfiguration;
  const created = createNetworkInterface(ecs.world, region, {
    subnetId,
    securityGroupIds: awsvpc?.securityGroups,
    description: `arn:aws:ecs:${region}:attachment/${attachment.id}`,
    assignPublicIp: awsvpc?.assignPublicIp === "ENABLED",
  });
  const attached: Attachment = {
    ...attachment,
    status: "ATTACHED",
    details: [
      { name: "subnetId", value: subnetId },
      { name: "networkInterfaceId", value: created.networkInterfaceId },
      { name: "macAddress", value: created.macAddress },
      { name: "privateIPv4Address", value: created.privateIpAddress },
    ],
  };
  return {
    networkInterface: {
      networkInterfaceId: created.networkInterfaceId,
      privateIpAddress: created.privateIpAddress,
      availabilityZone: created.availabilityZone,
    },
    task: {
      availabilityZone: created.availabilityZone,
      connectivity: "CONNECTED",
      connectivityAt: new Date(ecs.world.now()),
      attachments: replace(task.attachments, attached),
      containers: task.containers.map((container) => ({
        ...container,
        networkInterfaces: [{ attachmentId: attached.id, privateIpv4Address: created.privateIpAddress }],
      })),
    },
  };
}

/** Gives the address back. */
export function detach(ecs: Ecs, region: string, record: TaskRecord): Attached {
  const id = record.networkInterface?.networkInterfaceId;
  if (id !== undefined) deleteNetworkInterface(ecs.world, region, id);
  const attachments = record.task.attachments?.map((attachment) => ({ ...attachment, status: "DELETED" }));
  return { networkInterface: undefined, task: { attachments } };
}

function replace(attachments: readonly Attachment[] | undefined, changed: Attachment): Attachment[] {
  return (attachments ?? []).map((attachment) => (attachment.id === changed.id ? changed : attachment));
}
