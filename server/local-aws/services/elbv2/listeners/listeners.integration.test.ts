import {
  CreateListenerCommand,
  type CreateListenerInput,
  DeleteListenerCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  ModifyListenerCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createChain, createGroup } from "../testing/chain";
import { refusal } from "../testing/refusal";

let endpoint: TestEndpoint;
let elbv2: TestEndpoint["elbv2"];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  elbv2 = endpoint.elbv2;
});

afterAll(() => endpoint.close());

const arn = (resource: string) => `arn:aws:elasticloadbalancing:us-east-1:000000000000:${resource}`;

describe("listeners", () => {
  test("are made with a default rule, once a port", async () => {
    const { listenerArn, balancerArn, groupArn } = await createChain(endpoint, "listen");
    expect(listenerArn).toMatch(/:listener\/app\/listen\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
    const { Rules } = await elbv2.send(new DescribeRulesCommand({ ListenerArn: listenerArn }));
    const forward = {
      Type: "forward",
      TargetGroupArn: groupArn,
      ForwardConfig: {
        TargetGroups: [{ TargetGroupArn: groupArn, Weight: 1 }],
        TargetGroupStickinessConfig: { Enabled: false },
      },
    };
    expect(Rules).toEqual([
      {
        RuleArn: expect.stringMatching(/:listener-rule\/app\/listen\/[0-9a-f]{16}\/[0-9a-f]{16}\/[0-9a-f]{16}$/),
        Priority: "default",
        Conditions: [],
        Actions: [forward],
        IsDefault: true,
      },
    ]);
    const create = (input: Partial<CreateListenerInput>) =>
      elbv2.send(
        new CreateListenerCommand({
          LoadBalancerArn: balancerArn,
          Protocol: "HTTP",
          Port: 80,
          DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn }],
          ...input,
        }),
      );
    expect((await create({})).Listeners?.[0]?.ListenerArn).toBe(listenerArn);
    const fixed = [{ Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "200" } }];
    expect(await refusal(create({ DefaultActions: fixed }))).toMatch(
      /^DuplicateListenerException: A listener already exists on this port for this load balancer/,
    );
    const refused: [Partial<CreateListenerInput>, RegExp][] = [
      [{ Port: 70_000 }, /^ValidationError: Port '70000'/],
      [{ Port: 81, Protocol: "TCP" }, /^UnsupportedProtocolException: /],
      [{ Port: 443, Protocol: "HTTPS" }, /^ValidationError: A certificate must be specified/],
      [
        { Port: 443, Protocol: "HTTPS", Certificates: [{ CertificateArn: "arn:aws:acm:x" }] },
        /^CertificateNotFoundException: Certificate 'arn:aws:acm:x' not found/,
      ],
      [{ Port: 82, LoadBalancerArn: arn("loadbalancer/app/no/1") }, /^LoadBalancerNotFoundException: /],
      [
        { Port: 83, DefaultActions: [{ Type: "forward", TargetGroupArn: arn("targetgroup/no/1") }] },
        /^TargetGroupNotFoundException: /,
      ],
      [{ Port: 84, DefaultActions: [] }, /^ValidationError: /],
      [{ Port: 85, DefaultActions: [...fixed, ...fixed] }, /^TooManyActionsException: /],
      [
        { Port: 86, DefaultActions: [{ Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301" } }] },
        /^InvalidConfigurationRequestException: .*redirect loop/,
      ],
    ];
    for (const [input, message] of refused) expect(await refusal(create(input))).toMatch(message);
    const tcp = await createGroup(endpoint, "listen-tcp", { Protocol: "TCP" });
    const toTcp = [{ Type: "forward" as const, TargetGroupArn: tcp.TargetGroupArn }];
    expect(await refusal(create({ Port: 87, DefaultActions: toTcp }))).toMatch(/^IncompatibleProtocolsException: /);
    const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn: balancerArn }));
    expect(Listeners?.map((listener) => listener.Port)).toEqual([80]);
    await create({ Port: 8080 });
    const moved = elbv2.send(new ModifyListenerCommand({ ListenerArn: listenerArn, Port: 8080 }));
    expect(await refusal(moved)).toMatch(/^DuplicateListenerException: /);
    await elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
    expect(await refusal(elbv2.send(new DescribeListenersCommand({ ListenerArns: [listenerArn] })))).toMatch(
      /^ListenerNotFoundException: /,
    );
  });
});
