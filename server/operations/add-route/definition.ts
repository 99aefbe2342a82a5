import "server-only";
import { type AddRouteInput, addRouteInput } from "@/lib/contracts/environment-changes";
import { anyInput, type Definition } from "../definition";
import { check } from "../deploy/check";
import { deploySteps } from "../deploy/definition";
import { integration } from "../provision/api/integration";
import { method } from "../provision/api/method";
import { resource } from "../provision/api/resource";
import { api } from "./check";

const definition: Definition<AddRouteInput> = {
  kind: "addRoute",
  parse: (input) => addRouteInput.parse(input),
  steps: [api, resource, method, integration, { ...check, after: ["integration"] }, ...deploySteps],
};

/**
 * One more path of the API that leads to a stage's variable, deployed to that stage. When the stage does not pass the
 * verification it serves its former snapshot again; the route stays in the editable API, undeployed.
 */
export const addRoute = anyInput(definition);
