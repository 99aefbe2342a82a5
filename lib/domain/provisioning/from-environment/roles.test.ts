import { expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { ACCOUNT, EXECUTION_GRANTS, INSTANCE_GRANTS, REGION } from "../grants";
import { planEnvironment, scriptOf } from "../plan";
import { templateOf } from "../template/template";
import { existingWith, machinesOf } from "../testing/existing";
import { userDataFor } from "../wanted-capacity";
import { copyOf } from "./copy-of";
import type { Existing, InstanceStart, RoleSettings } from "./existing";
import { inputFrom } from "./input-from";

const AWS = "us-east-1:000000000000";
const policy = (...Resource: string[]) => JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource }] });

/** A stack made its execution role, which reads a secret. */
const granting = (role: Partial<RoleSettings> = {}, change: (it: Existing) => void = () => {}): Existing =>
  existingWith((it) => {
    it.serviceArn = `arn:aws:ecs:${AWS}:service/ecs-dev/helloworld-dev`;
    it.definition.executionRoleArn = "arn:aws:iam::000000000000:role/Hello-Role-1";
    Object.assign(it.definition.containers[0]?.rest ?? {}, { secrets: [{ name: "A", valueFrom: "arn:a" }] });
    it.stackMade = ["Hello-Role-1"];
    it.executionRole = {
      trust: EXECUTION_GRANTS.trust.replace(
        "}]",
        `,"Condition":{"StringEquals":{"aws:SourceAccount":"000000000000"}}}]`,
      ),
      managed: [],
      inline: [
        {
          name: "own",
          document: policy(
            `arn:aws:logs:${AWS}:log-group:/ecs/helloworld-dev:*`,
            `arn:aws:logs:${AWS}:log-group:/ecs/helloworld-dev-2:*`,
            `arn:aws:ecs:${AWS}:cluster/ecs-dev`,
            `arn:aws:s3:::b/\${aws:username}`,
          ),
        },
      ],
      extras: [],
      ...role,
    };
    change(it);
  });

it("what a stack's role may do is carried, with the new account's names for what is the environment's own", () => {
  const { grants, left } = inputFrom(granting());
  expect(left).toEqual([]);
  expect(grants[0]?.execution?.trust).toContain(`"aws:SourceAccount":"${ACCOUNT}"`);
  expect(JSON.parse(grants[0]?.execution?.inline[0]?.document ?? "").Statement[0].Resource).toEqual([
    `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/ecs/helloworld-dev:*`,
    // Another's.
    `arn:aws:logs:${AWS}:log-group:/ecs/helloworld-dev-2:*`,
    `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/ecs-dev`,
    `arn:aws:s3:::b/\${aws:username}`,
  ]);
});

it("script and template give it", () => {
  const { input, grants } = inputFrom(granting({ managed: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }));
  const brief = { input: provisionInput.parse(input), grants, known: { apiName: "A" }, region: "eu-west-1" };
  const script = scriptOf(planEnvironment(brief), "a test", { connection: "aws", region: "eu-west-1", endpoint: null });
  expect(script).toMatch(/ACCOUNT_ID=\$\(aws sts get-caller-identity .*--query "Account" --output text\)/);
  expect(script).toContain("arn:aws:ecs:eu-west-1:${ACCOUNT_ID}:cluster/ecs-dev");
  expect(script).toContain('"PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"');
  const { ExecutionRole } = templateOf(brief).Resources;
  expect(ExecutionRole?.Properties).toMatchObject({
    ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    Policies: [{ PolicyName: "own" }],
  });
  const document = JSON.stringify(ExecutionRole?.Properties.Policies);
  expect(document).toContain('{"Fn::Sub":"arn:aws:ecs:${AWS::Region}:${AWS::AccountId}:cluster/ecs-dev"}');
  // What needs no substitution is not substituted.
  expect(document).toContain('"arn:aws:s3:::b/${aws:username}"');
});

it("a copy, whose roles are made for it, says what they do not grant", () => {
  expect(copyOf(granting(), "test")).toMatchObject({
    grants: [],
    left: [
      "The task execution role Hello-Role-1 becomes a new one, which may pull images and write logs.",
      "The new task execution role may not read the secrets, until it is allowed to.",
    ],
  });
  const usual = granting(EXECUTION_GRANTS, (it) => delete it.definition.containers[0]?.rest.secrets);
  expect(copyOf(usual, "test").left).toEqual([]);
});

it("a role that cannot be read becomes a new one, which is said", () => {
  const unread = granting({}, (it) => Object.assign(it, { executionRole: null }));
  expect(inputFrom(unread)).toMatchObject({
    grants: [{}],
    left: [
      "The task execution role Hello-Role-1 becomes a new one, which may pull images and write logs.",
      "The new task execution role may not read the secrets, until it is allowed to.",
    ],
  });
  const bounded = granting({ extras: ["its permissions boundary"] });
  expect(inputFrom(bounded).left).toEqual(["The task execution role loses its permissions boundary."]);
});

/** Instances that a stack's launch template starts. */
const started = (start: Partial<InstanceStart>): Existing =>
  existingWith((it) => {
    it.service = { ...it.service, launchType: "EC2" };
    it.definition.networkMode = "bridge";
    Object.assign(it.definition.containers[0]?.rest ?? {}, { memory: 64 });
    const usual = { image: "ami-1", isEcsImage: true, userData: userDataFor({ clusterName: "ecs-dev" }), extras: [] };
    const role = { ...INSTANCE_GRANTS, extras: [] };
    it.machines = { ...machinesOf("Hello-Group-1", 0), start: { ...usual, role, ...start } };
    it.stackNamed = ["Hello-Group-1"];
  });

it.each<[string, Partial<InstanceStart>, string[]]>([
  ["as Stageway's are", {}, []],
  ["by somebody's image", { isEcsImage: false }, ["The instances' image ami-1 becomes AWS's newest one for ECS."]],
  [
    "with a script of their own",
    { userData: "#!/bin/sh\nyum install htop\n" },
    ["The instances' user data becomes what joins the cluster."],
  ],
  [
    "without a role that can be read",
    { role: null },
    ["The instances' role becomes a new one, which may join the cluster and write logs."],
  ],
  [
    "with more",
    { extras: ["key name"], role: { ...INSTANCE_GRANTS, extras: ["its permissions boundary"] } },
    ["The instances lose key name.", "The instances' role loses its permissions boundary."],
  ],
])("instances that are started %s", (_, start, left) => {
  expect(inputFrom(started(start)).left).toEqual(left);
});

it("what a capacity provider does by itself is named as lost, whatever its name", () => {
  const scaled = started({});
  Object.assign(scaled.service, { launchType: undefined, capacityProviders: ["Hello-Capacity-AbCdEf123456"] });
  scaled.stackNamed.push("Hello-Capacity-AbCdEf123456");
  Object.assign(scaled.machines ?? {}, { providerExtras: ["managed scaling"] });
  const { left, renamed } = inputFrom(scaled);
  expect(left).toEqual(["The capacity provider loses managed scaling."]);
  expect(renamed).toContain("capacity provider");
});

it("what instances' role may do is carried; a copy says that it is not", () => {
  const role = { ...INSTANCE_GRANTS, inline: [{ name: "more", document: "{}" }], extras: [] };
  const { grants, left } = inputFrom(started({ role }));
  expect([left, grants[0]?.instances?.inline]).toEqual([[], role.inline]);
  const lost = "The instances' role becomes a new one, which may join the cluster and write logs.";
  expect(copyOf(started({ role }), "test").left).toEqual([lost]);
});
