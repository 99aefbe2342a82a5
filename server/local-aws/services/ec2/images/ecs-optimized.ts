/** The machine images that ECS offers for container instances. Their ids are a function of the region. */
import { createHash } from "node:crypto";

export type Architecture = "x86_64" | "arm64";

export interface MachineImage {
  imageId: string;
  name: string;
  description: string;
  architecture: Architecture;
  createdAt: string;
  /** Under `/aws/service/ecs/optimized-ami/` in Systems Manager. */
  parameter: string;
  os: string;
  agentVersion: string;
  runtimeVersion: string;
}

const BUILT = "20261101";
const AGENT = "1.102.1";
const RUNTIME = "Docker version 25.0.14";

const KINDS: readonly Pick<MachineImage, "parameter" | "name" | "architecture" | "os">[] = [
  {
    parameter: "amazon-linux-2023",
    name: `al2023-ami-ecs-hvm-2023.0.${BUILT}-kernel-6.1-x86_64`,
    architecture: "x86_64",
    os: "Amazon Linux 2023",
  },
  {
    parameter: "amazon-linux-2023/arm64",
    name: `al2023-ami-ecs-hvm-2023.0.${BUILT}-kernel-6.1-arm64`,
    architecture: "arm64",
    os: "Amazon Linux 2023",
  },
  {
    parameter: "amazon-linux-2",
    name: `amzn2-ami-ecs-hvm-2.0.${BUILT}-x86_64-ebs`,
    architecture: "x86_64",
    os: "Amazon Linux 2",
  },
  {
    parameter: "amazon-linux-2/arm64",
    name: `amzn2-ami-ecs-hvm-2.0.${BUILT}-arm64-ebs`,
    architecture: "arm64",
    os: "Amazon Linux 2",
  },
];

export function ecsOptimizedImages(region: string): MachineImage[] {
  return KINDS.map((kind) => ({
    ...kind,
    imageId: `ami-${createHash("sha256").update(`${region}/${kind.name}`).digest("hex").slice(0, 17)}`,
    description: `${kind.os} AMI with the Amazon ECS container agent`,
    createdAt: "2026-11-01T00:00:00.000Z",
    agentVersion: AGENT,
    runtimeVersion: RUNTIME,
  }));
}
