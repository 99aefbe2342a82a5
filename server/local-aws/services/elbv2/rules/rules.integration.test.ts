import {
  CreateRuleCommand,
  type CreateRuleInput,
  DeleteRuleCommand,
  DescribeRulesCommand,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
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

describe("rules", () => {
  test("have priorities of their own, which may be swapped", async () => {
    const { listenerArn } = await createChain(endpoint, "priorities");
    const create = (input: Partial<CreateRuleInput>) =>
      elbv2.send(
        new CreateRuleCommand({
          ListenerArn: listenerArn,
          Priority: 1,
          Conditions: [{ Field: "path-pattern", Values: ["/a"] }],
          Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } }],
          ...input,
        }),
      );
    const first = (await create({})).Rules?.[0]?.RuleArn ?? "";
    const second = (await create({ Priority: 2 })).Rules?.[0]?.RuleArn ?? "";
    expect(await refusal(create({}))).toBe("PriorityInUseException: Priority '1' is currently in use");
    const refused: [Partial<CreateRuleInput>, RegExp][] = [
      [{ Priority: 50_001 }, /^ValidationError: Priority '50001' must be in the range 1-50000/],
      [{ Priority: 3, Conditions: [] }, /^ValidationError: A condition must be specified/],
      [{ Priority: 3, Conditions: [{ Field: "cookie", Values: ["a"] }] }, /^ValidationError: Condition field 'cookie'/],
      [{ Priority: 3, Conditions: [{ Field: "path-pattern", Values: ["/ä"] }] }, /^ValidationError: .*not valid/],
      [{ Priority: 3, Conditions: [{ Field: "path-pattern", Values: ["x".repeat(129)] }] }, /^ValidationError: /],
      [
        { Priority: 3, Conditions: [{ Field: "path-pattern", Values: ["/*/*/*/*/*/*"] }] },
        /^InvalidConfigurationRequestException: .*5 wildcards/,
      ],
      [{ ListenerArn: arn("listener/app/no/1/2") }, /^ListenerNotFoundException: /],
    ];
    for (const [input, message] of refused) expect(await refusal(create(input))).toMatch(message);
    const swap = [
      { RuleArn: first, Priority: 2 },
      { RuleArn: second, Priority: 1 },
    ];
    await elbv2.send(new SetRulePrioritiesCommand({ RulePriorities: swap }));
    const { Rules = [] } = await elbv2.send(new DescribeRulesCommand({ ListenerArn: listenerArn }));
    expect(Rules.map((rule) => [rule.RuleArn, rule.Priority])).toEqual([
      [second, "1"],
      [first, "2"],
      [Rules[2]?.RuleArn, "default"],
    ]);
    const clash = [{ RuleArn: first, Priority: 1 }];
    expect(await refusal(elbv2.send(new SetRulePrioritiesCommand({ RulePriorities: clash })))).toMatch(
      /^PriorityInUse/,
    );
    const RuleArn = Rules[2]?.RuleArn ?? "";
    expect(await refusal(elbv2.send(new DeleteRuleCommand({ RuleArn })))).toBe(
      `OperationNotPermittedException: Default rule '${RuleArn}' cannot be deleted`,
    );
    await elbv2.send(
      new ModifyRuleCommand({ RuleArn: first, Conditions: [{ Field: "host-header", Values: ["*.example.com"] }] }),
    );
    const { Rules: changed } = await elbv2.send(new DescribeRulesCommand({ RuleArns: [first] }));
    expect(changed?.[0]?.Conditions).toEqual([
      { Field: "host-header", Values: ["*.example.com"], HostHeaderConfig: { Values: ["*.example.com"] } },
    ]);
    await elbv2.send(new DeleteRuleCommand({ RuleArn: first }));
    expect(await refusal(elbv2.send(new DeleteRuleCommand({ RuleArn: first })))).toMatch(/^RuleNotFoundException: /);
  });
});
