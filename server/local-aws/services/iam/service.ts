/** Identity and Access Management: roles, policies and instance profiles. They are kept; nobody is refused by them. */
import { defineService } from "../../protocol/service";
import type { IamModule } from "./module";

export const iam = defineService<IamModule>({
  signingName: "iam",
  loadModel: () => import("@aws-sdk/client-iam"),
  loadHandlers: async () => (await import("./handlers")).handlers,
});
