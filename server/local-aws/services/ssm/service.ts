/** Systems Manager: the Parameter Store. */
import { defineService } from "../../protocol/service";
import type { SsmModule } from "./module";

export const ssm = defineService<SsmModule>({
  signingName: "ssm",
  loadModel: () => import("@aws-sdk/client-ssm"),
  loadHandlers: async () => (await import("./parameters/handlers")).handlers,
});
