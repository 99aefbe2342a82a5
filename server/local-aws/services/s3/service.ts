/** Simple Storage Service: as much as a template needs that CloudFormation reads from there. */
import type { ServiceDefinition } from "../../protocol/service";

export const s3: ServiceDefinition = {
  signingName: "s3",
  loadModel: () => import("./model"),
  loadHandlers: async () => (await import("./handlers")).handlers,
};
