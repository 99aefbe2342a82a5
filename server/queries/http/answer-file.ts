import "server-only";
import { withRequestId } from "@/server/log";
import { failureAnswer } from "./failure";

interface File {
  name: string;
  type: string;
  text: string;
}

/** A read as a file, shown or (`?download`) saved under its name; failures as `{ error }`. */
export async function answerFile(request: Request, read: () => Promise<File>): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  return withRequestId(request.headers.get("x-request-id"), async () => {
    try {
      const { name, type, text } = await read();
      const how = searchParams.has("download") ? "attachment" : "inline";
      return new Response(text, {
        headers: {
          "content-type": `${type}; charset=utf-8`,
          // RFC 6266: the plain name for old clients, the true one for all others.
          "content-disposition": `${how}; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`,
          "cache-control": "no-store",
        },
      });
    } catch (thrown) {
      return failureAnswer(thrown, pathname);
    }
  });
}
