import "server-only";
import { DescribeImagesCommand, type ResponseLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { InstanceStart } from "@/lib/domain/provisioning/from-environment/existing";
import { ECS_IMAGE, METADATA_OPTIONS } from "@/lib/domain/provisioning/wanted-capacity";
import { lastPart } from "@/lib/domain/services/names";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";
import { getProfileRole } from "./role";

/** What is carried, or looked at by itself; tags of one's own are not. */
const KNOWN = new Set([
  ...["ImageId", "InstanceType", "IamInstanceProfile", "UserData", "MetadataOptions"],
  ...["SecurityGroupIds", "SecurityGroups", "NetworkInterfaces", "TagSpecifications"],
]);

/** What a launch template says of how an instance is started: five calls or more, for its image and its role. */
export async function instanceStart(data: ResponseLaunchTemplateData): Promise<InstanceStart> {
  const { ImageId: image = "", UserData = "", IamInstanceProfile: profile } = data;
  const profileName = profile?.Name ?? lastPart(profile?.Arn ?? "");
  const [isEcs, role] = await Promise.all([isEcsImage(image), profileName === "" ? null : getProfileRole(profileName)]);
  const userData = Buffer.from(UserData, "base64").toString();
  return { image, isEcsImage: isEcs, userData, role, extras: extrasOf(data) };
}

function extrasOf(data: ResponseLaunchTemplateData): string[] {
  const { MetadataOptions: { HttpTokens, HttpPutResponseHopLimit } = {}, NetworkInterfaces = [] } = data;
  const others = Object.entries(data).filter(([name, value]) => !KNOWN.has(name) && !isNothing(value));
  const isClosed =
    HttpTokens === METADATA_OPTIONS.HttpTokens && HttpPutResponseHopLimit === METADATA_OPTIONS.HttpPutResponseHopLimit;
  const isPrivate = NetworkInterfaces.some(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress === false);
  return [
    ...others.map(([name]) => name.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()),
    ...(isClosed ? [] : ["their metadata options"]),
    ...(isPrivate ? ["their being without public addresses"] : []),
    ...(NetworkInterfaces.length > 1 ? ["further network interfaces"] : []),
  ];
}

const isNothing = (value: unknown): boolean => !value || (typeof value === "object" && Object.keys(value).length === 0);

/** Of AWS's images for ECS, the kind that new instances get. */
const ECS_IMAGES = /^al2023-ami-ecs-hvm-.*-x86_64$/;

/** An image that is gone, or that may not be looked at, is not known to be AWS's. */
async function isEcsImage(imageId: string): Promise<boolean> {
  if (imageId === ECS_IMAGE) return true;
  if (!imageId.startsWith("ami-")) return false;
  try {
    const { Images } = await call(new DescribeImagesCommand({ ImageIds: [imageId] }));
    return Images?.[0]?.ImageOwnerAlias === "amazon" && ECS_IMAGES.test(Images[0].Name ?? "");
  } catch (thrown) {
    if (isAwsFailure(thrown) && UNSEEN.includes(thrown.code)) return false;
    throw thrown;
  }
}

const UNSEEN = ["not_found", "aws_denied", "aws_rejected", "aws_unsupported"];
