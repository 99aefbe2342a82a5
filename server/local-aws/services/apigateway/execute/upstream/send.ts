/** Calls an endpoint and streams both ways, within the integration's time. */
import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { hasBody, hasChunkedBody } from "../../../../dataplane/http/headers";
import { GatewayError } from "../failure";
import type { Invocation } from "../invocation";
import type { Destination } from "./destination";
import { failureOf } from "./failure-of";
import { responseIds } from "./headers";

export interface Call {
  destination: Destination;
  /** For the certificate. */
  hostname: string;
  verb: string;
  /** Path and query. */
  path: string;
  headers: string[];
  /** Instead of the caller's own, which is streamed. */
  body: string | undefined;
}

export interface Head {
  status: number;
  headers: string[];
  /** Instead of the endpoint's own, which is streamed. */
  body?: string;
}

const http = new HttpAgent({ keepAlive: true });
const https = new HttpsAgent({ keepAlive: true });
const httpsUnverified = new HttpsAgent({ keepAlive: true, rejectUnauthorized: false });

/**
 * Resolves when the answer is out or the caller has gone. `headOf` makes the answer's head from the endpoint's.
 * @throws GatewayError when the endpoint fails; what was answered until then cannot be taken back
 */
export function send(invocation: Invocation, call: Call, headOf: (answer: IncomingMessage) => Head): Promise<void> {
  return new Promise((resolve, reject) => {
    const { request, response, integration, world, api, stage } = invocation;
    let upstream: ClientRequest | undefined;
    let answered: IncomingMessage | undefined;
    let over = false;
    const finish = (failure?: GatewayError) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      response.off("close", onClose);
      if (upstream) request.unpipe(upstream);
      // A body that nobody reads any more must not hold up the caller's connection.
      request.resume();
      const whole = response.writableFinished && upstream?.writableFinished && answered?.complete;
      if (failure || !whole) upstream?.destroy();
      if (failure) reject(failure);
      else resolve();
    };
    // Either the answer is out or the caller went away: then the endpoint's work is stopped too.
    const onClose = () => {
      if (!response.writableFinished)
        world.log("execute-aborted", { apiId: api.id, stage: stage.stageName, hop: "client" });
      finish();
    };
    response.on("close", onClose);
    // AWS counts the whole answer, so an endless stream ends here as well.
    const timer = setTimeout(
      () => finish(new GatewayError("timeout", "endpoint", `no answer within ${integration.timeoutInMillis} ms`)),
      integration.timeoutInMillis,
    );

    const attempt = (mayRetry: boolean) => {
      if (mayRetry) invocation.trace?.sending(call);
      try {
        upstream = open(invocation, call);
      } catch (error) {
        return finish(new GatewayError("configuration", "integration", `cannot be sent: ${codeOf(error)}`));
      }
      const current = upstream;
      current.on("error", (error) => {
        // Once it answers, the answer itself tells whether it is whole: one that came early may end the request by force.
        if (over || answered) return;
        // A kept-alive connection may be closed just as it is taken again: nothing was processed then.
        const unprocessed = mayRetry && current.reusedSocket && !sendsBody(invocation, call) && !response.headersSent;
        if (unprocessed) attempt(false);
        else finish(failureOf(error, call.hostname));
      });
      current.on("response", (answer) => {
        answered = answer;
        invocation.trace?.received(answer);
        // From here on only the caller's own reading takes time.
        answer.on("end", () => clearTimeout(timer));
        relay(answer, invocation, headOf, finish);
      });
      if (call.body !== undefined) current.end(call.body);
      else if (hasBody(request)) request.pipe(current);
      else current.end();
    };
    attempt(true);
  });
}

const sendsBody = ({ request }: Invocation, call: Call) => (call.body ?? "") !== "" || hasBody(request);

/** @throws for what node refuses to send: control characters in a header or path */
function open({ request, integration }: Invocation, call: Call): ClientRequest {
  const { host, port, tls } = call.destination;
  const length = call.body === undefined ? undefined : Buffer.byteLength(call.body);
  const framing = length !== undefined ? ["Content-Length", String(length)] : chunked(request);
  const headers = [...call.headers, ...framing];
  const options = { host, port, method: call.verb, path: call.path, headers, setHost: false };
  if (!tls) return httpRequest({ ...options, agent: http });
  const agent = integration.tlsConfig?.insecureSkipVerification ? httpsUnverified : https;
  return httpsRequest({ ...options, agent, servername: call.hostname });
}

const chunked = (request: IncomingMessage) => (hasChunkedBody(request) ? ["Transfer-Encoding", "chunked"] : []);

function relay(
  answer: IncomingMessage,
  { response, requestId }: Invocation,
  headOf: (answer: IncomingMessage) => Head,
  finish: (failure?: GatewayError) => void,
): void {
  answer.on("error", (error) => finish(failureOf(error, "endpoint")));
  try {
    const { status, headers, body } = headOf(answer);
    response.writeHead(status, [...headers, ...responseIds(requestId)]);
    if (body !== undefined) {
      response.end(body);
      answer.resume();
      return;
    }
  } catch (error) {
    // Parsed, but nothing that may be sent on: status 099, control characters in a header.
    const malformed = () => new GatewayError("configuration", "endpoint", `malformed answer: ${codeOf(error)}`);
    finish(error instanceof GatewayError ? error : malformed());
    return;
  }
  answer.on("close", () => {
    if (!answer.complete) finish(new GatewayError("network", "endpoint", "the endpoint broke its answer off"));
  });
  // The head must not wait for the first byte of a slow body.
  response.flushHeaders();
  answer.pipe(response);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? "unknown";
