/**
 * The path inside the document root that a request target names: decoded and normalised, beginning with a slash.
 * `malformed` is a 400; undefined a 404, which is Apache's answer to encoded slashes (`AllowEncodedSlashes Off`).
 */
export function filePath(target: string): string | "malformed" | undefined {
  const url = /^https?:\/\/[^/?#]*/i.exec(target);
  const [raw = "/"] = (url ? target.slice(url[0].length) || "/" : target).split(/[?#]/, 1);
  if (!raw.startsWith("/")) return "malformed";
  if (/%2f/i.test(raw)) return undefined;
  const decoded = decode(raw);
  if (decoded === undefined) return "malformed";
  // A file name never holds a NUL; nothing can be found there.
  if (decoded.includes("\0")) return undefined;
  const parts: string[] = [];
  for (const part of decoded.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return "malformed";
      parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  const directory = parts.length === 0 || /\/(?:\.{1,2})?$/.test(decoded);
  return `/${parts.join("/")}${directory && parts.length > 0 ? "/" : ""}`;
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
