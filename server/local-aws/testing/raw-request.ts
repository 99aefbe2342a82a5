/** Requests that no SDK would send: any method, path, header and body, signed or not. */
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { signature } from "../protocol/sigv4/sign";

export interface RawRequest {
  method?: string;
  /** Path and query as they go on the wire. */
  target?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Signer {
  service: string;
  region?: string;
  accessKeyId?: string;
  secret?: string;
  /** When it says it was signed; now by default. */
  at?: number;
}

/** Sends it as it is. */
export function sendRaw(
  endpoint: string,
  { method = "POST", target = "/", headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(endpoint);
  // Node leaves it out for DELETE, and the body would look like the next request.
  const framed = Object.keys(headers).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
  const length = body === undefined || framed ? {} : { "content-length": Buffer.byteLength(body) };
  const sent = { ...headers, ...length };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path: target, headers: sent, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Signs it first, by default with the endpoint's own key. */
export function sendSigned(endpoint: string, request: RawRequest, signer: Signer): Promise<RawAnswer> {
  const { method = "POST", target = "/", body = "" } = request;
  const time = new Date(signer.at ?? Date.now()).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const headers: Record<string, string> = { ...request.headers, host: new URL(endpoint).host, "x-amz-date": time };
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const [path = "/", query = ""] = target.split("?", 2);
  const scope = { date: time.slice(0, 8), region: signer.region ?? "us-east-1", service: signer.service };
  const rawHeaders = Object.entries(headers).flat();
  const text = signature(
    { method, path, query, rawHeaders, body: Buffer.from(body) },
    names,
    time,
    scope,
    signer.secret ?? "test",
  );
  const credential = `${signer.accessKeyId ?? "test"}/${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${text}`;
  return sendRaw(endpoint, { method, target, headers: { ...headers, authorization }, body });
}
