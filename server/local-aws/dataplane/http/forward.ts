/** Carries one request to a loopback port and its answer back, streaming both ways. */
import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  request as openRequest,
  type ServerResponse,
} from "node:http";
import { endToEnd, hasBody, hasChunkedBody } from "./headers";

export interface Destination {
  loopbackPort: number;
  /** Flat name/value list, without hop-by-hop headers. */
  headers: string[];
  agent: Agent;
  /** Neither side sent a byte for so long: the request has failed (504). */
  idleTimeoutMs: number;
  /** Holds a function while the exchange lasts that breaks it off (a target drained to its end). */
  breakers?: Set<() => void>;
}

/** `aborted`: the client went away. `broken`: refused, reset, or not HTTP. What was already sent cannot be taken back. */
export type Outcome = "answered" | "aborted" | "broken" | "timeout";

/**
 * Resolves when the exchange is over. Unless the outcome is `answered`, the caller still has to answer (or to break off)
 * the response.
 */
export function forward(request: IncomingMessage, response: ServerResponse, to: Destination): Promise<Outcome> {
  return new Promise((resolve) => attempt(request, response, to, true, resolve));
}

function attempt(
  request: IncomingMessage,
  response: ServerResponse,
  to: Destination,
  mayRetry: boolean,
  resolve: (outcome: Outcome) => void,
): void {
  const upstream = open(request, to);
  if (!upstream) {
    resolve("broken");
    return;
  }
  let over = false;
  const release = (): boolean => {
    if (over) return false;
    over = true;
    response.off("close", onClientGone);
    to.breakers?.delete(breakOff);
    return true;
  };
  const finish = (outcome: Outcome) => {
    if (!release()) return;
    request.unpipe(upstream);
    // An answer that came before the whole request was read: the rest must not hold up the client's connection.
    request.resume();
    if (outcome !== "answered" || !upstream.writableFinished) upstream.destroy();
    resolve(outcome);
  };
  const onClientGone = () => finish(response.writableFinished ? "answered" : "aborted");
  const breakOff = () => finish("broken");
  response.on("close", onClientGone);
  to.breakers?.add(breakOff);

  upstream.setTimeout(to.idleTimeoutMs, () => finish("timeout"));
  upstream.on("error", () => {
    // A kept-alive connection may be closed by the target just as it is taken again; nothing was processed then.
    const unprocessed = mayRetry && upstream.reusedSocket && !hasBody(request) && !response.headersSent;
    if (!unprocessed) finish("broken");
    else if (release()) attempt(request, response, to, false, resolve);
  });
  upstream.on("response", (answer) => relay(answer, response, finish));
  if (hasBody(request)) request.pipe(upstream);
  else upstream.end();
}

/** Undefined for a request that Node refuses to send on (characters its parser let pass). */
function open(request: IncomingMessage, to: Destination): ClientRequest | undefined {
  const headers = hasChunkedBody(request) ? [...to.headers, "Transfer-Encoding", "chunked"] : to.headers;
  const { loopbackPort: port, agent } = to;
  const { method, url: path } = request;
  try {
    return openRequest({ host: "127.0.0.1", port, method, path, headers, agent, setHost: false });
  } catch {
    return undefined;
  }
}

function relay(answer: IncomingMessage, response: ServerResponse, finish: (outcome: Outcome) => void): void {
  response.sendDate = false;
  try {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
  } catch {
    // Parsed, but nothing that may be sent on (status 099, control characters): garbage from the target.
    finish("broken");
    return;
  }
  // The head must not wait for the first byte of a slow body (server-sent events).
  response.flushHeaders();
  answer.on("error", () => finish("broken"));
  answer.on("close", () => {
    if (!answer.complete) finish("broken");
  });
  response.on("finish", () => finish("answered"));
  answer.pipe(response);
}
