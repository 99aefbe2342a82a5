/** Security Token Service. */
import { defineService } from "../../protocol/service";

export const sts = defineService<typeof import("@aws-sdk/client-sts")>({
  signingName: "sts",
  loadModel: () => import("@aws-sdk/client-sts"),
  loadHandlers: async () => (await import("./handlers")).handlers,
});
