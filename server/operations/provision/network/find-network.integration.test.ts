import { tmpdir } from "node:os";
import {
  CreateDefaultSubnetCommand,
  CreateDefaultVpcCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DetachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppFailure } from "@/lib/contracts/app-failure";
import { aws } from "../../../local-aws/testing/aws-cli/run";
import { wordsOf } from "../../../local-aws/testing/aws-cli/words";
import { startStageway, type TestStageway } from "../../testing/stageway";
import { defaultNetwork } from "./find-network";

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
