import type { InstanceTypeInfo } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { findInstanceType, type InstanceType, instanceTypes } from "./types";

const FIELDS: Fields<InstanceType> = {
  "instance-type": (type) => [type.name],
  "free-tier-eligible": (type) => [String(type.freeTier)],
  "current-generation": (type) => [String(isCurrent(type))],
  "processor-info.supported-architecture": (type) => [type.architecture],
  "vcpu-info.default-vcpus": (type) => [String(type.vcpus)],
  "memory-info.size-in-mib": (type) => [String(type.memory)],
  "network-info.maximum-network-interfaces": (type) => [String(type.maxInterfaces)],
};

export const describeInstanceTypes: Ec2Handlers = {
  DescribeInstanceTypes(input) {
    const wanted = named(input.InstanceTypes);
    const found = applyFilters(wanted, input.Filters, FIELDS, () => ({}));
    const { items, next } = ec2Page(found, (type) => type.name, input);
    return { InstanceTypes: items.map(view), NextToken: next };
  },
};

function named(names: readonly string[] | undefined): InstanceType[] {
  if (!names?.length) return instanceTypes();
  const unknown = names.filter((name) => !findInstanceType(name));
  if (unknown.length > 0) {
    throw new AwsError(
      "InvalidInstanceType",
      `The following supplied instance types do not exist: [${unknown.join(", ")}]`,
    );
  }
  return names.flatMap((name) => findInstanceType(name) ?? []);
}

/** t2 is of the previous generation by now, for which t3 and t4g are offered. */
function isCurrent({ name }: InstanceType): boolean {
  return !name.startsWith("t2.");
}

function view(type: InstanceType): InstanceTypeInfo {
  return {
    InstanceType: type.name as NonNullable<InstanceTypeInfo["InstanceType"]>,
    CurrentGeneration: isCurrent(type),
    FreeTierEligible: type.freeTier,
    SupportedUsageClasses: ["on-demand"],
    SupportedRootDeviceTypes: ["ebs"],
    SupportedVirtualizationTypes: ["hvm"],
    BareMetal: false,
    ProcessorInfo: { SupportedArchitectures: [type.architecture] },
    VCpuInfo: { DefaultVCpus: type.vcpus },
    MemoryInfo: { SizeInMiB: type.memory },
    InstanceStorageSupported: false,
    NetworkInfo: { MaximumNetworkInterfaces: type.maxInterfaces, Ipv6Supported: false },
    BurstablePerformanceSupported: type.name.startsWith("t"),
  };
}
