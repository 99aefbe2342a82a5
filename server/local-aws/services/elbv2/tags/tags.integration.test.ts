import {
  AddTagsCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTrustStoresCommand,
  RemoveTagsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createChain } from "../testing/chain";
import { refusal } from "../testing/refusal";

let endpoint: TestEndpoint;
let elbv2: TestEndpoint["elbv2"];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  elbv2 = endpoint.elbv2;
});

afterAll(() => endpoint.close());

const arn = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:000000000000:${resource}`;

describe("tags", () => {
  test("are added, replaced, removed and described, 20 resources at a time", async () => {
    const { groupArn, listenerArn } = await createChain(endpoint, "tagged");
    const { Rules } = await elbv2.send(new DescribeRulesCommand({ ListenerArn: listenerArn }));
    const ResourceArns = [groupArn, listenerArn, Rules?.[0]?.RuleArn ?? ""];
    const tag = (Key: string, Value: string) => ({ Key, Value });
    await elbv2.send(new AddTagsCommand({ ResourceArns, Tags: [tag("a", "1"), tag("umlaut", "é")] }));
    await elbv2.send(new AddTagsCommand({ ResourceArns: [groupArn], Tags: [tag("a", "2")] }));
    await elbv2.send(new RemoveTagsCommand({ ResourceArns: [listenerArn], TagKeys: ["a", "none"] }));
    const { TagDescriptions } = await elbv2.send(new DescribeTagsCommand({ ResourceArns }));
    expect(TagDescriptions?.map((one) => one.Tags)).toEqual([
      [tag("a", "2"), tag("umlaut", "é")],
      [tag("umlaut", "é")],
      [tag("a", "1"), tag("umlaut", "é")],
    ]);
    const many = Array.from({ length: 51 }, (_, index) => tag(`k${index}`, ""));
    expect(await refusal(elbv2.send(new AddTagsCommand({ ResourceArns: [groupArn], Tags: many })))).toMatch(
      /^TooManyTags/,
    );
    const describeTags = (arns: string[]) => refusal(elbv2.send(new DescribeTagsCommand({ ResourceArns: arns })));
    expect(await describeTags(Array(21).fill(groupArn))).toMatch(/^ValidationError: /);
    expect(await describeTags([arn("loadbalancer/app/no/1")])).toMatch(/^LoadBalancerNotFoundException: /);
    expect(await describeTags([arn("targetgroup/no/1")])).toMatch(/^TargetGroupNotFoundException: /);
    expect(await describeTags([arn("listener-rule/app/no/1/2/3")])).toMatch(/^RuleNotFoundException: /);
    expect(await describeTags(["nonsense"])).toMatch(/^ValidationError: 'nonsense' is not a valid ARN/);
  });
});

test("what is not offered says so", async () => {
  expect(await refusal(elbv2.send(new DescribeTrustStoresCommand({})))).toMatch(
    /^NotImplemented: .*DescribeTrustStores/,
  );
});
