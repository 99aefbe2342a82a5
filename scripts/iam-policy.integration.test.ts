import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./lib/paths.mjs";

const PREFIX: Record<string, string> = {
  "client-ecs": "ecs",
  "client-auto-scaling": "autoscaling",
  "client-cloudformation": "cloudformation",
  "client-ec2": "ec2",
  "client-iam": "iam",
  "client-sts": "sts",
  "client-cloudwatch-logs": "logs",
  "client-elastic-load-balancing-v2": "elasticloadbalancing",
};

/** API Gateway's permissions are HTTP methods. */
const METHOD: [RegExp, string][] = [
  [/^Get/, "apigateway:GET"],
  [/^(Put|Tag)/, "apigateway:PUT"],
  [/^Update/, "apigateway:PATCH"],
  [/^(Create|TestInvoke)/, "apigateway:POST"],
  [/^Delete/, "apigateway:DELETE"],
];

function permissionFor(client: string, operation: string): string {
  if (client !== "client-api-gateway") return `${PREFIX[client]}:${operation}`;
  return METHOD.find(([pattern]) => pattern.test(operation))?.[1] ?? `apigateway: ${operation}`;
}

/** Every permission that the commands imported in server/aws need. */
function needed(): Set<string> {
  const folder = join(root, "server/aws");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const imports = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/import\s*\{([^}]*)\}\s*from "@aws-sdk\/([\w-]+)"/g)].map(
      ([, names = "", client = ""]) => ({ names, client }),
    ),
  );
  const commands = imports.flatMap(({ names, client }) =>
    [...names.matchAll(/\b([A-Z]\w+)Command\b/g)].map(([, operation = ""]) => permissionFor(client, operation)),
  );
  return new Set(commands);
}

it("the IAM policy in the guide allows every call that Stageway makes, and no other", () => {
  const policy = JSON.parse(readFileSync(join(root, "docs/iam-policy.json"), "utf8"));
  const actions: string[] = policy.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
  const allowed = new Set(actions.filter((action) => action !== "iam:CreateServiceLinkedRole"));
  // Tags given at creation, and what AWS does on the way: an Auto Scaling group takes its image's id from SSM.
  const implied = [
    "autoscaling:CreateOrUpdateTags",
    "ec2:CreateTags",
    "ec2:RunInstances",
    "ecs:TagResource",
    "elasticloadbalancing:AddTags",
    "iam:PassRole",
    "iam:TagInstanceProfile",
    "iam:TagRole",
    "logs:TagResource",
    "ssm:GetParameters",
  ];
  expect([...needed()].filter((action) => !allowed.has(action)).sort(), "missing in the policy").toEqual([]);
  expect(
    [...allowed].filter((action) => !needed().has(action) && !implied.includes(action)).sort(),
    "never used",
  ).toEqual([]);
  const linked = policy.Statement.find(({ Action }: { Action: unknown }) => Action === "iam:CreateServiceLinkedRole");
  expect(linked.Condition.StringEquals["iam:AWSServiceName"]).toEqual([
    "autoscaling.amazonaws.com",
    "ecs.amazonaws.com",
    "elasticloadbalancing.amazonaws.com",
  ]);
});
