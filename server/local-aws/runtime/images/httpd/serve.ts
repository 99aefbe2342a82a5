/** Static files as Apache 2.4 serves them. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FileEntry, FileSystem } from "../../file-system";
import { contentType } from "./content-type";
import { ALLOWED, errorPage } from "./error-page";
import { selectRange } from "./range";
import { filePath } from "./request-path";

/** A handler over `root`; `log` gets a line in the common log format for every answer. */
export function serveFiles(
  files: FileSystem,
  root: string,
  version: string,
  log: (line: string) => void,
): RequestListener {
  return (request, response) => {
    response.on("finish", () => log(commonLog(request, response)));
    response.setHeader("Server", `Apache/${version} (Unix)`);
    // What it was sent is of no interest, but has to be read for the connection to stay usable.
    request.resume();
    answer(files, root, request, response);
  };
}

function answer(files: FileSystem, root: string, request: IncomingMessage, response: ServerResponse): void {
  const path = filePath(request.url ?? "/");
  if (path === "malformed") errorPage(request, response, 400);
  else if (request.method === "OPTIONS") response.writeHead(200, { Allow: ALLOWED, "Content-Length": 0 }).end();
  // Apache's default handler answers POST with the file, too.
  else if (!["GET", "HEAD", "POST"].includes(request.method ?? "")) errorPage(request, response, 405);
  else {
    const name = `${root}${path?.endsWith("/") ? `${path}index.html` : path}`;
    const file = path === undefined ? "No such file or directory" : files.read(name);
    if (typeof file === "string") errorPage(request, response, 404);
    else sendFile(request, response, name, file);
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, name: string, file: FileEntry): void {
  const size = file.content.length;
  const etag = `"${size.toString(16)}-${(BigInt(file.modified.getTime()) * 1000n).toString(16)}"`;
  response.setHeader("Last-Modified", file.modified.toUTCString());
  response.setHeader("ETag", etag);
  response.setHeader("Accept-Ranges", "bytes");
  if (isUnchanged(request, etag, file.modified)) {
    response.writeHead(304).end();
    return;
  }
  const range = request.method === "GET" ? selectRange(request.headers.range, size) : undefined;
  if (range === "unsatisfiable") {
    errorPage(request, response, 416);
    return;
  }
  const type = contentType(name);
  if (type) response.setHeader("Content-Type", type);
  if (range) response.setHeader("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
  const body = range ? file.content.subarray(range.start, range.end + 1) : file.content;
  response.setHeader("Content-Length", body.length);
  response.writeHead(range ? 206 : 200).end(request.method === "HEAD" ? undefined : body);
}

function isUnchanged(request: IncomingMessage, etag: string, modified: Date): boolean {
  if (request.method === "POST") return false;
  const tags = request.headers["if-none-match"];
  if (tags !== undefined) return tags.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  return Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

function commonLog(request: IncomingMessage, response: ServerResponse): string {
  const time = new Date().toISOString();
  const bytes = response.getHeader("Content-Length") ?? "-";
  const line = `${request.method} ${request.url} HTTP/${request.httpVersion}`.replace(/["\\]/g, "\\$&");
  return `${request.socket.remoteAddress ?? "-"} - - [${time}] "${line}" ${response.statusCode} ${bytes}`;
}
