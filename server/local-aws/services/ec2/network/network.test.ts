import { describe, expect, it } from "vitest";
import { formatAddress, parseCidr } from "./cidr";
import { defaultNetwork } from "./default-network";
import { zonesOf } from "./zones";

describe("zonesOf", () => {
  it.each([
    ["us-east-1", "use1-az1"],
    ["us-west-2", "usw2-az1"],
    ["eu-central-1", "euc1-az1"],
    ["ap-southeast-2", "apse2-az1"],
    ["ap-northeast-1", "apne1-az1"],
    ["sa-east-1", "sae1-az1"],
    ["us-gov-west-1", "usgw1-az1"],
    ["af-south-1", "afs1-az1"],
  ])("%s has %s", (region, id) => expect(zonesOf(region)[0]).toEqual({ name: `${region}a`, id }));
});

describe("defaultNetwork", () => {
  it("is the same every time, and another in every region", () => {
    expect(defaultNetwork("us-east-1")).toEqual(defaultNetwork("us-east-1"));
    expect(defaultNetwork("us-east-1").vpc.vpcId).not.toBe(defaultNetwork("eu-west-1").vpc.vpcId);
    expect(new Set(defaultNetwork("us-east-1").subnets.map((subnet) => subnet.subnetId)).size).toBe(3);
  });

  it("has subnets inside the VPC that do not overlap", () => {
    const { vpc, subnets } = defaultNetwork("us-east-1");
    const outer = parseCidr(vpc.cidrBlock);
    const blocks = subnets.map((subnet) => parseCidr(subnet.cidrBlock));
    for (const [index, block] of blocks.entries()) {
      expect(block?.size).toBe(4096);
      expect(block?.first).toBe((outer?.first ?? 0) + index * 4096);
    }
  });
});

describe("parseCidr", () => {
  it.each(["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "256.0.0.0/8", "a.b.c.d/8", "10.0.0.0/-1", ""])(
    "refuses %j",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  it("clears host bits", () => {
    const block = parseCidr("10.1.2.3/24");
    expect(block && [formatAddress(block.first), block.size]).toEqual(["10.1.2.0", 256]);
    expect(parseCidr("0.0.0.0/0")).toEqual({ first: 0, size: 2 ** 32 });
  });
});
