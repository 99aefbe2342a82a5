/** Elastic Compute Cloud: the networks that load balancers and tasks are placed into. */
import { defineService } from "../../protocol/service";

export const ec2 = defineService<typeof import("@aws-sdk/client-ec2")>({
  signingName: "ec2",
  loadModel: () => import("@aws-sdk/client-ec2"),
  loadHandlers: async () => (await import("./handlers")).handlers,
});
