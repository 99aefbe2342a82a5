/** Connections that change protocol (WebSocket): after the target agrees, bytes go both ways untouched. */
import { type IncomingMessage, request as openRequest } from "node:http";
import type { Duplex } from "node:stream";
import { writeErrorPage } from "./error-page";

/** `headers`: flat name/value list without hop-by-hop headers. Resolves when the connection is over. */
export function tunnel(
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  to: { loopbackPort: number; headers: string[]; breakers?: Set<() => void> },
): Promise<void> {
  return new Promise((resolve) => {
    const upstream = openRequest({
      host: "127.0.0.1",
      port: to.loopbackPort,
      method: request.method,
      path: request.url,
      headers: [...to.headers, "Connection", "Upgrade", "Upgrade", request.headers.upgrade ?? ""],
      agent: false,
      setHost: false,
    });
    const breakOff = () => client.destroy();
    to.breakers?.add(breakOff);
    client.on("close", () => {
      upstream.destroy();
      to.breakers?.delete(breakOff);
      resolve();
    });
    client.on("error", () => client.destroy());
    upstream.on("error", () => writeErrorPage(client, 502));
    upstream.on("upgrade", (answer, target, firstBytes) => {
      client.write(headOf(answer));
      if (firstBytes.length > 0) client.write(firstBytes);
      if (head.length > 0) target.write(head);
      target.on("error", () => client.destroy());
      target.on("close", () => client.destroy());
      client.on("close", () => target.destroy());
      target.pipe(client).pipe(target);
    });
    // The target declined: its answer ends the connection, so a body without length is delimited too.
    upstream.on("response", (answer) => {
      client.write(headOf(answer, "close"));
      answer.on("error", () => client.destroy());
      answer.pipe(client);
    });
    upstream.end();
  });
}

function headOf(answer: IncomingMessage, connection?: "close"): string {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    const name = answer.rawHeaders[index] ?? "";
    const lower = name.toLowerCase();
    if (connection && (lower === "connection" || lower === "transfer-encoding" || lower === "keep-alive")) continue;
    lines.push(`${name}: ${answer.rawHeaders[index + 1]}`);
  }
  if (connection) lines.push(`Connection: ${connection}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
