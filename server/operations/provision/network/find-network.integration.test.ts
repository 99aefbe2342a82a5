import { tmpdir } from "node:os";
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateDefaultSubnetCommand,
  CreateDefaultVpcCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DetachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppFailure } from "@/lib/contracts/app-failure";
import { aws } from "../../../local-aws/testing/aws-cli/run";
import { wordsOf } from "../../../local-aws/testing/aws-cli/words";
import { startStageway, type TestStageway } from "../../testing/stageway";
import { exampleOf } from "../example";
import { startProvisioning } from "../start";
import { chosenNetwork, defaultNetwork } from "./find-network";

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

/** Pastes what the failure says; the words of each command. */
async function paste(): Promise<string[][]> {
  const failure = await defaultNetwork().catch((thrown: unknown) => thrown);
  const remedy = failure instanceof AppFailure ? (failure.error.remedy ?? "") : "";
  const commands = await wordsOf([remedy.replace("Make them with: ", "")]);
  for (const { words, env } of commands) {
    const { code, stderr } = await aws(words, { env: env ?? {}, folder: tmpdir() });
    expect(code, stderr).toBe(0);
  }
  return commands.map(({ words }) => words);
}

it("a default network that is too small: the command makes a subnet in a zone that lacks one", async () => {
  const { ec2 } = stageway.endpoint;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [kept, ...others] = Subnets;
  for (const { SubnetId } of others) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  expect(await paste()).toHaveLength(1);
  const { subnetIds } = await defaultNetwork();
  expect(subnetIds).toHaveLength(2);
  expect(subnetIds).toContain(kept?.SubnetId);
  const AvailabilityZone = kept?.AvailabilityZone;
  await expect(ec2.send(new CreateDefaultSubnetCommand({ AvailabilityZone }))).rejects.toMatchObject({
    name: "DefaultSubnetAlreadyExistsInAvailabilityZone",
  });
});

it("no default network: the command makes one", async () => {
  const { ec2 } = stageway.endpoint;
  const { vpcId } = await defaultNetwork();
  await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16" }));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  for (const { InternetGatewayId } of InternetGateways) {
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: vpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  }
  await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
  await expect(ec2.send(new CreateDefaultSubnetCommand({ AvailabilityZone: "us-east-1a" }))).rejects.toMatchObject({
    name: "DefaultVpcDoesNotExist",
  });
  expect(await paste()).toHaveLength(1);
  expect((await defaultNetwork()).subnetIds).toHaveLength(3);
  await expect(ec2.send(new CreateDefaultVpcCommand({}))).rejects.toMatchObject({ name: "DefaultVpcAlreadyExists" });
});

describe("a chosen network", () => {
  let vpcId: string;
  let made: Record<"a" | "b" | "secondA" | "hidden", string>;
  beforeAll(async () => {
    const { ec2 } = stageway.endpoint;
    vpcId = (await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }))).Vpc?.VpcId ?? "";
    const gateway = await ec2.send(new CreateInternetGatewayCommand({}));
    const InternetGatewayId = gateway.InternetGateway?.InternetGatewayId ?? "";
    await ec2.send(new AttachInternetGatewayCommand({ VpcId: vpcId, InternetGatewayId }));
    const RouteTableId = (await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId }))).RouteTable?.RouteTableId ?? "";
    const route = { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGatewayId };
    await ec2.send(new CreateRouteCommand(route));
    const subnet = async (at: number, zone: string, isPublic = true) => {
      const input = { VpcId: vpcId, CidrBlock: `10.9.${at}.0/24`, AvailabilityZone: `us-east-1${zone}` };
      const SubnetId = (await ec2.send(new CreateSubnetCommand(input))).Subnet?.SubnetId ?? "";
      if (isPublic) await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
      return SubnetId;
    };
    const [a, b] = [await subnet(0, "a"), await subnet(1, "b")];
    made = { a, b, secondA: await subnet(2, "a"), hidden: await subnet(3, "c", false) };
  });

  const cases: [string, () => { vpcId?: string; subnetIds: string[] }, code: string, field: string, words: string][] = [
    ["a VPC that is gone", () => ({ vpcId: "vpc-0a1b2c3d", subnetIds: [] }), "not_found", "vpcId", "There is no VPC"],
    [
      "a subnet that is gone",
      () => ({ subnetIds: [made.a, "subnet-0a1b2c3d"] }),
      "not_found",
      "subnetIds",
      "has no subnet subnet-0a1b2c3d",
    ],
    ["one zone", () => ({ subnetIds: [made.a, made.secondA] }), "conflict", "subnetIds", "are in us-east-1a"],
    ["one not public", () => ({ subnetIds: [made.a, made.hidden] }), "conflict", "subnetIds", "Not public"],
    [
      "two of a zone",
      () => ({ subnetIds: [made.a, made.b, made.secondA] }),
      "conflict",
      "subnetIds",
      "Several subnets are in us-east-1a",
    ],
  ];
  it.each(cases)("%s is refused at its field, before anything starts", async (_, chosen, code, field, words) => {
    const network = { kind: "existing" as const, vpcId, ...chosen() };
    const refused = await startProvisioning({ ...exampleOf("dev"), network }, "ada").catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(AppFailure);
    const { error } = refused as AppFailure;
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(error.fields?.[`network.${field}`]).toContain(words);
  });

  it("with a public subnet in each of two zones is taken; beside a shared load balancer two of a zone, too", async () => {
    const subnetIds = [made.a, made.b];
    expect(await chosenNetwork({ vpcId, subnetIds }, true)).toEqual({ vpcId, subnetIds });
    const all = { vpcId, subnetIds: [...subnetIds, made.secondA] };
    expect(await chosenNetwork(all)).toEqual(all);
  });
});
