import "server-only";
import { readAuthorizers } from "@/server/aws/read/parts/authorizers";
import { readGatewayResponses } from "@/server/aws/read/parts/gateway-responses";
import { readModels } from "@/server/aws/read/parts/models";
import { readRequestValidators } from "@/server/aws/read/parts/request-validators";
import { readSettings } from "@/server/aws/read/parts/settings";

/** What an API has beside its methods, by kind: only the preview of an import asks. */
export const partSource = {
  model: readModels,
  authorizer: readAuthorizers,
  "gateway response": readGatewayResponses,
  "request validator": readRequestValidators,
  setting: readSettings,
};
