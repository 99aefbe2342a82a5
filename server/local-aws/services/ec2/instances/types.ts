/** Instance types: vCPUs, memory and network interfaces of each (EC2 user guide, "Instance types"). */
import type { Architecture } from "../images/ecs-optimized";

export interface InstanceType {
  name: string;
  vcpus: number;
  /** MiB. */
  memory: number;
  architecture: Architecture;
  /** How many network interfaces it can have, the primary one included. */
  maxInterfaces: number;
  freeTier: boolean;
}

const GIB = 1024;

/** vCPUs, MiB, network interfaces. */
type Size = readonly [vcpus: number, memory: number, maxInterfaces: number];

const T3: Readonly<Record<string, Size>> = {
  nano: [2, 512, 2],
  micro: [2, 1 * GIB, 2],
  small: [2, 2 * GIB, 3],
  medium: [2, 4 * GIB, 3],
  large: [2, 8 * GIB, 3],
};
const M: Readonly<Record<string, Size>> = {
  large: [2, 8 * GIB, 3],
  xlarge: [4, 16 * GIB, 4],
  "2xlarge": [8, 32 * GIB, 4],
};
const C: Readonly<Record<string, Size>> = {
  large: [2, 4 * GIB, 3],
  xlarge: [4, 8 * GIB, 4],
  "2xlarge": [8, 16 * GIB, 4],
};
const R: Readonly<Record<string, Size>> = { large: [2, 16 * GIB, 3], xlarge: [4, 32 * GIB, 4] };
const T2: Readonly<Record<string, Size>> = {
  nano: [1, 512, 2],
  micro: [1, 1 * GIB, 2],
  small: [1, 2 * GIB, 3],
  medium: [2, 4 * GIB, 3],
  large: [2, 8 * GIB, 3],
};

const FAMILIES: readonly (readonly [
  family: string,
  architecture: Architecture,
  sizes: Readonly<Record<string, Size>>,
])[] = [
  ["t2", "x86_64", T2],
  ["t3", "x86_64", T3],
  ["t3a", "x86_64", T3],
  ["t4g", "arm64", T3],
  ["m5", "x86_64", M],
  ["m6i", "x86_64", M],
  ["m6g", "arm64", M],
  ["m7i", "x86_64", M],
  ["m7g", "arm64", M],
  ["c5", "x86_64", C],
  ["c6i", "x86_64", C],
  ["c7g", "arm64", C],
  ["r5", "x86_64", R],
  ["r6g", "arm64", R],
];

const FREE_TIER = new Set(["t2.micro", "t3.micro", "t3.small", "t4g.micro", "t4g.small"]);

const TYPES = new Map(
  FAMILIES.flatMap(([family, architecture, sizes]) =>
    Object.entries(sizes).map(([size, [vcpus, memory, maxInterfaces]]): [string, InstanceType] => {
      const name = `${family}.${size}`;
      return [name, { name, vcpus, memory, architecture, maxInterfaces, freeTier: FREE_TIER.has(name) }];
    }),
  ),
);

export function findInstanceType(name: string): InstanceType | undefined {
  return TYPES.get(name);
}

export function instanceTypes(): InstanceType[] {
  return [...TYPES.values()];
}
