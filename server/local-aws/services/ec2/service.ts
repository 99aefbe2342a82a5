/** Elastic Compute Cloud: the networks that load balancers and tasks are placed into, and container instances' machines. */
import { defineService } from "../../protocol/service";
import type { World } from "../../world";
import { forgetTerminated } from "./instances/forget";

const FORGET_EVERY_MS = 60_000;

export const ec2 = defineService<typeof import("@aws-sdk/client-ec2")>({
  signingName: "ec2",
  loadModel: () => import("@aws-sdk/client-ec2"),
  loadHandlers: async () => (await import("./handlers")).handlers,
  start,
});

async function start(world: World): Promise<() => Promise<void>> {
  const timer = setInterval(() => forgetTerminated(world), FORGET_EVERY_MS);
  timer.unref();
  return async () => clearInterval(timer);
}
