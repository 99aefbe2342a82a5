/** RestApis: create, read, change, delete, and the account's settings. */
import type { Operation } from "../model";
import { pageOf } from "../paging";
import { applyPatches } from "../patch/apply";
import { findRestApi, restApis } from "../tables";
import { createRestApi } from "./create";
import { deleteRestApi } from "./delete";
import { REST_API_PATCHES } from "./patches";

const getRestApi: Operation<"GetRestApi"> = (input, context) => findRestApi(context, input.restApiId);

const getRestApis: Operation<"GetRestApis"> = (input, context) =>
  pageOf(restApis(context).values(), (api) => api.id, input);

const updateRestApi: Operation<"UpdateRestApi"> = (input, context) => {
  const changed = applyPatches(findRestApi(context, input.restApiId), input.patchOperations, REST_API_PATCHES);
  restApis(context).put(changed.id, changed);
  return changed;
};

/** The account's throttle (developer guide, "Quotas"): 10,000 requests a second, a burst of 5,000. */
const getAccount: Operation<"GetAccount"> = () => ({
  throttleSettings: { rateLimit: 10_000, burstLimit: 5_000 },
  features: ["UsagePlans"],
  apiKeyVersion: "4",
});

export const restApiHandlers = {
  CreateRestApi: createRestApi,
  GetRestApi: getRestApi,
  GetRestApis: getRestApis,
  UpdateRestApi: updateRestApi,
  DeleteRestApi: deleteRestApi,
  GetAccount: getAccount,
};
