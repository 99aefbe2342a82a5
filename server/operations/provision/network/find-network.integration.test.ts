import { tmpdir } from "node:os";
import { DeleteSubnetCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppFailure } from "@/lib/contracts/app-failure";
import { understood } from "../../../local-aws/testing/aws-cli";
import { wordsOf } from "../../../local-aws/testing/aws-cli/words";
import { startStageway, type TestStageway } from "../../testing/stageway";
import { defaultNetwork } from "./find-network";

let stageway: TestStageway;
beforeAll(async () => {
  stageway = await startStageway();
});
afterAll(() => stageway.close());

it("a default network that is too small: the commands name the zones that lack a subnet", async () => {
  const { ec2 } = stageway.endpoint;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const [kept, ...others] = Subnets;
  for (const { SubnetId } of others) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  const failure = await defaultNetwork().catch((thrown: unknown) => thrown);
  const remedy = failure instanceof AppFailure ? (failure.error.remedy ?? "") : "";
  const commands = await wordsOf([remedy.replace("Make them with: ", "")]);
  expect(commands).toHaveLength(1);
  const { operation, input } = await understood(commands[0]?.words ?? [], tmpdir());
  expect(operation.name).toBe("CreateDefaultSubnet");
  const lacking = others.map(({ AvailabilityZone }) => AvailabilityZone);
  expect(lacking).toContain((input as { AvailabilityZone: string }).AvailabilityZone);
  expect(lacking).not.toContain(kept?.AvailabilityZone);
});
