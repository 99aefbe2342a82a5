/**
 * An address whose path Next can decode. It answers a bare 500 to one with a broken escape (`%E0%A4%A`), before anything
 * of ours has a word; with the broken escapes meant literally it is an address of nothing, which has a page and an answer.
 */
export function readableUrl(url: string): string {
  const [path = "", ...query] = url.split("?");
  if (isDecodable(path)) return url;
  return [path.replaceAll("%", "%25"), ...query].join("?");
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
