/** EC2 Auto Scaling: groups that keep as many instances running as they are asked for. */
import { defineService } from "../../protocol/service";
import type { AutoScalingModule } from "./module";
import { startWorker } from "./scaling/worker";

export const autoscaling = defineService<AutoScalingModule>({
  signingName: "autoscaling",
  loadModel: () => import("@aws-sdk/client-auto-scaling"),
  loadHandlers: async () => (await import("./handlers")).handlers,
  start: async (world) => startWorker(world),
});
