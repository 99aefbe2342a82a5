/** What UpdateRestApi may change (API reference, "Patch operations"). */
import type { ApiKeySourceType, EndpointType, IpAddressType } from "@aws-sdk/client-api-gateway";
import type { RestApiRecord } from "../model";
import type { PatchRule } from "../patch/apply";
import { element, flag, text } from "../patch/rules";
import { checkApiKeySource, checkCompressionSize, checkEndpointTypes, checkName } from "./check";

export const REST_API_PATCHES: readonly PatchRule<RestApiRecord>[] = [
  text("name", checkName, ["replace"]),
  text("description"),
  text("version"),
  text("policy"),
  flag("disableExecuteApiEndpoint"),
  element("binaryMediaTypes"),
  {
    path: "/minimumCompressionSize",
    ops: ["replace", "remove"],
    apply: (api, { op, value }) => {
      // An empty value switches compression off, as `remove` does.
      const size = op === "remove" || value === "" ? undefined : Number(value);
      checkCompressionSize(size);
      return { ...api, minimumCompressionSize: size };
    },
  },
  {
    path: "/apiKeySource",
    ops: ["replace"],
    apply: (api, { value }) => {
      checkApiKeySource(value);
      return { ...api, apiKeySource: value as ApiKeySourceType };
    },
  },
  {
    // The path names the type there was: /endpointConfiguration/types/EDGE -> REGIONAL.
    path: "/endpointConfiguration/types/{type}",
    ops: ["replace"],
    apply: (api, { value }) => {
      checkEndpointTypes([value]);
      return { ...api, endpointConfiguration: { ...api.endpointConfiguration, types: [value as EndpointType] } };
    },
  },
  {
    path: "/endpointConfiguration/ipAddressType",
    ops: ["replace"],
    apply: (api, { value }) => ({
      ...api,
      endpointConfiguration: { ...api.endpointConfiguration, ipAddressType: value as IpAddressType },
    }),
  },
];
