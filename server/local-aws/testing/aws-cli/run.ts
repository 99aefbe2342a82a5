import { setTimeout as sleep } from "node:timers/promises";
import type { CliCall } from "./parse";
import { printed, select } from "./query";

/** The packages by the CLI's names. */
const PACKAGES: Record<string, () => Promise<object>> = {
  apigateway: () => import("@aws-sdk/client-api-gateway"),
  autoscaling: () => import("@aws-sdk/client-auto-scaling"),
  cloudformation: () => import("@aws-sdk/client-cloudformation"),
  ec2: () => import("@aws-sdk/client-ec2"),
  ecs: () => import("@aws-sdk/client-ecs"),
  elbv2: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  iam: () => import("@aws-sdk/client-iam"),
  logs: () => import("@aws-sdk/client-cloudwatch-logs"),
};

interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
  destroy(): void;
}
type Constructor<T> = new (input: object) => T;

/** Sends the call with the SDK and prints the answer as the CLI would. */
export async function run(call: CliCall): Promise<string> {
  const module = (await PACKAGES[call.service]?.()) as Record<string, unknown> | undefined;
  if (module === undefined) throw new Error(`Unknown service: ${call.service}`);
  const client = clientOf(module, call);
  try {
    if (call.isWait) return await wait(call, (operation, input) => client.send(command(module, operation, input)));
    const answer = await client.send(command(module, call.operation, call.input));
    delete answer.$metadata;
    return printed(call.query === null ? answer : select(answer, call.query), call.output);
  } finally {
    client.destroy();
  }
}

function clientOf(module: Record<string, unknown>, { endpoint, region }: CliCall): Client {
  const name = Object.keys(module).find((each) => /^(?!__)\w+Client$/.test(each)) ?? "";
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new (module[name] as Constructor<Client>)({ endpoint, region, credentials });
}

/** `create-vpc` is found as `CreateVpcCommand`, whatever the SDK writes in capitals. */
function command(module: Record<string, unknown>, operation: string, input: object): unknown {
  const wanted = `${operation.replaceAll("-", "")}command`;
  const name = Object.keys(module).find((each) => each.toLowerCase() === wanted);
  if (name === undefined) throw new Error(`Unknown operation: ${operation}`);
  return new (module[name] as Constructor<unknown>)(input);
}

type Ask = (operation: string, input: object) => Promise<Record<string, unknown>>;

/** The waiters in Stageway's scripts: what they ask, and what they wait for. */
const WAITERS: Record<string, (ask: Ask, options: Record<string, string>) => Promise<boolean>> = {
  async "load-balancer-available"(ask, options) {
    const answer = await ask("describe-load-balancers", { LoadBalancerArns: [options["--load-balancer-arns"]] });
    return select(answer, "LoadBalancers[0].State.Code") === "active";
  },
  async "services-stable"(ask, options) {
    const answer = await ask("describe-services", {
      cluster: options["--cluster"],
      services: [options["--services"]],
    });
    const [service] = answer.services as { deployments: unknown[]; runningCount: number; desiredCount: number }[];
    return service?.deployments.length === 1 && service.runningCount === service.desiredCount;
  },
};

async function wait({ operation, options }: CliCall, ask: Ask): Promise<string> {
  const isDone = WAITERS[operation];
  if (isDone === undefined) throw new Error(`Unknown waiter: ${operation}`);
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
    if (await isDone(ask, options)) return "";
  }
  throw new Error(`Waiter ${operation} failed: Max attempts exceeded`);
}
