/** Documents come as JSON and go out percent-encoded (API reference, "policies … are URL-encoded compliant with RFC 3986"). */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
