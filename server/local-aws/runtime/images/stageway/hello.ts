/** `stageway/hello:1`, `:2`, …: versions of one page, each with its own digest, to roll out and back. */
import { imageOf, sendJson, serve } from "./serve";

const VERSIONS = Array.from({ length: 20 }, (_, index) => String(index + 1));

export const hello = imageOf(
  "hello",
  (tag) => (process) =>
    serve(process, (_request, response) =>
      sendJson(response, 200, { hello: "world", version: Number(tag), taskId: process.taskId }),
    ),
  VERSIONS,
);
