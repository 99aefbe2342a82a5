import type { Image } from "@aws-sdk/client-ec2";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { ecsOptimizedImages, type MachineImage } from "./ecs-optimized";
import { findImage } from "./find";

/** Whose account publishes ECS's images. */
const AMAZON = "591542846629";

const FIELDS: Fields<MachineImage> = {
  "image-id": (image) => [image.imageId],
  name: (image) => [image.name],
  architecture: (image) => [image.architecture],
  description: (image) => [image.description],
  state: () => ["available"],
  "is-public": () => ["true"],
  "owner-alias": () => ["amazon"],
  "owner-id": () => [AMAZON],
  "root-device-type": () => ["ebs"],
  "virtualization-type": () => ["hvm"],
};

export const describeImages: Ec2Handlers = {
  DescribeImages(input, { region, world }) {
    const all = ecsOptimizedImages(region);
    const named = input.ImageIds?.length ? input.ImageIds.map((id) => findImage(world, region, id)) : all;
    const owners = input.Owners?.length ? input.Owners : ["amazon"];
    const wanted = owners.includes("amazon") || owners.includes(AMAZON) ? named : [];
    const { items, next } = ec2Page(
      applyFilters(wanted, input.Filters, FIELDS, () => ({})),
      (image) => image.imageId,
      input,
    );
    return { Images: items.map(view), NextToken: next };
  },
};

function view(image: MachineImage): Image {
  return {
    ImageId: image.imageId,
    Name: image.name,
    Description: image.description,
    Architecture: image.architecture,
    CreationDate: image.createdAt,
    ImageLocation: `amazon/${image.name}`,
    ImageOwnerAlias: "amazon",
    ImageType: "machine",
    OwnerId: AMAZON,
    PlatformDetails: "Linux/UNIX",
    Public: true,
    RootDeviceName: "/dev/xvda",
    RootDeviceType: "ebs",
    State: "available",
    VirtualizationType: "hvm",
  };
}
