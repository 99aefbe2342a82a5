import type { ResourceType } from "../resource-type";
import { deployment } from "./deployment";
import { method } from "./method";
import { resource } from "./resource";
import { restApi } from "./rest-api";
import { stage } from "./stage";

export const apiGatewayTypes: readonly ResourceType[] = [restApi, resource, method, deployment, stage];
