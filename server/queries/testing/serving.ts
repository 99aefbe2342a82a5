/** Services behind load balancers that environments are bound to: what the diagnoses of tasks and services break. */
import type { CreateServiceCommandInput } from "@aws-sdk/client-ecs";
import type { CreateTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { createChain } from "../../local-aws/services/elbv2/testing/chain";
import type { TestEndpoint } from "../../local-aws/testing";
import { getEnvironment } from "../environment";
import { environment } from "./diagnosed";
import { type Container, create, register, steady } from "./service";
import { until } from "./until";

interface Made {
  apiId: string;
  dns: string;
  targetGroupArn: string;
  taskDefinition: string;
}

export type Serve = (
  name: string,
  container?: Partial<Container>,
  more?: Partial<CreateServiceCommandInput>,
  group?: Partial<CreateTargetGroupInput>,
) => Promise<Made>;

export function serving(endpoint: TestEndpoint): { serve: Serve; serveWell: Serve } {
  /** A service of one task behind a load balancer that an environment is bound to. */
  const serve: Serve = async (name, container = {}, more = {}, group = {}) => {
    const { groupArn: targetGroupArn, dns } = await createChain(endpoint, name, group);
    const taskDefinition = await register(endpoint, name, container);
    await create(endpoint, name, targetGroupArn, { taskDefinition, ...more });
    return { apiId: await environment(endpoint, { elb: dns }), dns, targetGroupArn, taskDefinition };
  };
  /** As `serve`, and waits until all is well. */
  const serveWell: Serve = async (name, container, more, group) => {
    const made = await serve(name, container, more, group);
    await steady(endpoint, name);
    await until(
      () => getEnvironment(made.apiId, "dev"),
      ({ health, causes }) => health === "healthy" && causes.length === 0,
    );
    return made;
  };
  return { serve, serveWell };
}

/** A container that misbehaves as its environment says. */
export const misbehave = (environment: Record<string, string>, more: Partial<Container> = {}): Partial<Container> => ({
  image: "stageway/misbehave",
  entryPoint: [],
  command: [],
  environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
  ...more,
});
