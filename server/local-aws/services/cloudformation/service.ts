/** AWS CloudFormation: stacks whose resources are made by the other services' own handlers. */
import { defineService } from "../../protocol/service";
import { startEngine } from "./engine/start";
import type { CloudFormation } from "./module";

export const cloudformation = defineService<CloudFormation>({
  signingName: "cloudformation",
  loadModel: () => import("@aws-sdk/client-cloudformation"),
  loadHandlers: async () => (await import("./handlers")).handlers,
  start: async (world) => startEngine(world),
});
