/** Apache's own error documents. */
import type { IncomingMessage, ServerResponse } from "node:http";

export const ALLOWED = "GET,POST,OPTIONS,HEAD";

const PAGES = {
  400: ["Bad Request", "Your browser sent a request that this server could not understand.<br />\n"],
  404: ["Not Found", "The requested URL was not found on this server."],
  405: ["Method Not Allowed", "The requested method is not allowed for this URL."],
  416: [
    "Range Not Satisfiable",
    "None of the range-specifier values in the Range\nrequest-header field overlap the current extent\nof the selected resource.",
  ],
} as const;

export function errorPage(request: IncomingMessage, response: ServerResponse, status: keyof typeof PAGES): void {
  const [title, text] = PAGES[status];
  const body = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>${status} ${title}</title>
</head><body>
<h1>${title}</h1>
<p>${text}</p>
</body></html>
`;
  if (status === 405) response.setHeader("Allow", ALLOWED);
  response.removeHeader("ETag");
  response.removeHeader("Last-Modified");
  response.setHeader("Content-Type", "text/html; charset=iso-8859-1");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.writeHead(status).end(request.method === "HEAD" ? undefined : body);
}
