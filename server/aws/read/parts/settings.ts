import "server-only";
import { GetRestApiCommand, type RestApi } from "@aws-sdk/client-api-gateway";
import type { Json } from "@/lib/domain/definition/json";
import { type Parts, readParts } from "@/lib/domain/definition/read/read-parts";
import { call } from "../../call";

/** What the editable API has once: binary media types, resource policy, API key source, compression. @throws AwsFailure */
export const readSettings = async (restApiId: string): Promise<Parts> =>
  readParts(settingsOf(await call(new GetRestApiCommand({ restApiId }))));

/** As the extensions of a definition have it. */
export const settingsOf = (api: RestApi): Json => ({
  "x-amazon-apigateway-binary-media-types": api.binaryMediaTypes,
  "x-amazon-apigateway-policy": api.policy,
  "x-amazon-apigateway-api-key-source": api.apiKeySource,
  "x-amazon-apigateway-minimum-compression-size": api.minimumCompressionSize,
});
