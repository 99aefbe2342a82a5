/** Requests to S3, signed as the SDK's own signer does it for S3; its client is no dependency here. */
import { resolveAwsSdkSigV4Config } from "@aws-sdk/core/httpAuthSchemes";
import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw-request";

interface S3Request extends RawRequest {
  region?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
}

/** @param host what it says it is sent to; by default the endpoint itself */
export async function sendToS3(endpoint: string, request: S3Request, host?: string): Promise<RawAnswer> {
  const { method = "GET", target = "/", body = "", region = "us-east-1" } = request;
  const { accessKeyId = "test", secretAccessKey = "test" } = request;
  const url = new URL(target, endpoint);
  const { signer } = resolveAwsSdkSigV4Config({
    credentials: { accessKeyId, secretAccessKey },
    region,
    sha256: Hash.bind(null, "sha256"),
    signingEscapePath: false,
    defaultSigningName: "s3",
  } as unknown as Parameters<typeof resolveAwsSdkSigV4Config>[0]);
  const unsigned = new HttpRequest({
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...request.headers, host: host ?? url.host },
    body,
  });
  const signed = await (await signer({ signingName: "s3" } as Parameters<typeof signer>[0])).sign(unsigned);
  return sendRaw(endpoint, { method, target: `${url.pathname}${url.search}`, headers: signed.headers, body });
}
