/** The execution log of one test call, in the form of AWS's: a line for each thing that happened, with its time. */
import type { IncomingMessage } from "node:http";
import type { GatewayError } from "../execute/failure";
import type { Trace } from "../execute/invocation";
import type { Call } from "../execute/upstream/send";

/** AWS cuts long values off; the figure is what its logs show, nothing documented. */
const MAX_VALUE = 998;

export class ExecutionLog implements Trace {
  private readonly lines: string[] = [];
  private sentAt = 0;
  private answer: Buffer[] = [];
  private endpointBody: (() => string) | undefined;

  constructor(
    private readonly requestId: string,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
    private readonly requestBody: string,
  ) {}

  started(
    verb: string,
    path: string,
    pathParameters: Record<string, string>,
    query: string,
    headers: readonly (readonly [string, string])[],
  ): void {
    this.add(`Starting execution for request: ${this.requestId}`);
    this.add(`HTTP Method: ${verb}, Resource Path: ${path}`);
    this.add(`Method request path: ${mapText(Object.entries(pathParameters))}`);
    this.add(`Method request query string: ${mapText(valuesOf([...new URLSearchParams(query)].flat()))}`);
    this.add(`Method request headers: ${mapText(valuesOf(headers.flat()))}`);
    this.add(`Method request body before transformations: ${cut(this.requestBody)}`);
  }

  private add(text: string): void {
    this.lines.push(`${timeOf(this.now())} : ${text}`);
  }

  sending(call: Call): void {
    const host = valuesOf(call.headers).get("Host") ?? call.hostname;
    const uri = `${call.destination.tls ? "https" : "http"}://${host}${call.path}`;
    this.add(`Endpoint request URI: ${uri}`);
    this.add(`Endpoint request headers: ${mapText(valuesOf(call.headers))}`);
    this.add(`Endpoint request body after transformations: ${cut(call.body ?? this.requestBody)}`);
    this.add(`Sending request to ${uri}`);
    this.sentAt = this.now();
  }

  received(answer: IncomingMessage): void {
    this.add(`Received response. Status: ${answer.statusCode}, Integration latency: ${this.now() - this.sentAt} ms`);
    this.add(`Endpoint response headers: ${mapText(valuesOf(answer.rawHeaders))}`);
    let size = 0;
    answer.on("data", (chunk: Buffer) => {
      if (size <= MAX_VALUE) this.answer.push(chunk.subarray(0, MAX_VALUE + 1));
      size += chunk.length;
    });
    this.endpointBody = () => cut(Buffer.concat(this.answer).toString("utf8"));
  }

  failed({ kind, awsReason }: GatewayError): void {
    this.addEndpointBody();
    this.add(FAILURES[kind] ?? `Execution failed due to configuration error: ${sentence(awsReason)}`);
  }

  succeeded(body: string, headers: Record<string, string[]>): void {
    this.addEndpointBody();
    this.add(`Method response body after transformations: ${cut(body)}`);
    this.add(
      `Method response headers: ${mapText(Object.entries(headers).map(([name, values]) => [name, values.join()]))}`,
    );
    this.add("Successfully completed execution");
  }

  text(status: number): string {
    this.add(`Method completed with status: ${status}`);
    return [`Execution log for request ${this.requestId}`, ...this.lines, ""].join("\n");
  }

  private addEndpointBody(): void {
    if (this.endpointBody) this.add(`Endpoint response body before transformations: ${this.endpointBody()}`);
  }
}

const FAILURES: Partial<Record<GatewayError["kind"], string>> = {
  network: "Execution failed due to a network error communicating with endpoint",
  timeout: "Execution failed due to a timeout error",
  unsupportedMediaType: "Execution failed: Unsupported Media Type",
};

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Headers that carry credentials: their values are masked but for the end. */
const SECRET = /^(authorization|x-api-key|x-amz-security-token)$/i;

/** `{a=1, b=2}`, as Java prints a map. */
export function mapText(map: Iterable<readonly [string, string]>): string {
  const entries = [...map].map(([name, value]) => `${name}=${SECRET.test(name) ? masked(value) : value}`);
  return cut(`{${entries.join(", ")}}`);
}

const masked = (value: string) => (value.length > 12 ? value.slice(-6) : "").padStart(value.length, "*");

const cut = (text: string) => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)} [TRUNCATED]` : text);

/** A flat name/value list by name, values of the same name joined. */
function valuesOf(headers: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? "";
    const before = values.get(name);
    values.set(name, before === undefined ? (headers[index + 1] ?? "") : `${before},${headers[index + 1]}`);
  }
  return values;
}

/** `Thu Sep 05 04:56:39 UTC 2019` */
function timeOf(milliseconds: number): string {
  const [, weekday, day, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/.exec(new Date(milliseconds).toUTCString()) ?? [];
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
