import { defineService } from "../../protocol/service";
import { authorizerHandlers } from "./authorizers/handlers";
import { deploymentHandlers } from "./deployments/handlers";
import { intercept } from "./execute/intercept";
import { exportHandlers } from "./export/handlers";
import { gatewayResponseHandlers } from "./gateway-responses/handlers";
import { importHandlers } from "./import/handlers";
import { integrationHandlers } from "./integrations/handlers";
import { methodHandlers } from "./methods/handlers";
import { modelHandlers } from "./models/handlers";
import { requestValidatorHandlers } from "./request-validators/handlers";
import { resourceHandlers } from "./resources/handlers";
import { integrationResponseHandlers } from "./responses/integration-responses";
import { methodResponseHandlers } from "./responses/method-responses";
import { restApiHandlers } from "./rest-apis/handlers";
import { stageHandlers } from "./stages/handlers";
import { tagHandlers } from "./tags/handlers";
import { testInvokeHandlers } from "./test-invoke/handlers";

/** Amazon API Gateway, REST APIs, with the endpoint that executes their stages. */
export const apigateway = defineService({
  signingName: "apigateway",
  loadModel: () => import("@aws-sdk/client-api-gateway"),
  loadHandlers: async () => ({
    ...restApiHandlers,
    ...resourceHandlers,
    ...methodHandlers,
    ...integrationHandlers,
    ...methodResponseHandlers,
    ...integrationResponseHandlers,
    ...deploymentHandlers,
    ...stageHandlers,
    ...exportHandlers,
    ...importHandlers,
    ...modelHandlers,
    ...authorizerHandlers,
    ...gatewayResponseHandlers,
    ...requestValidatorHandlers,
    ...tagHandlers,
    ...testInvokeHandlers,
  }),
  intercept,
});
