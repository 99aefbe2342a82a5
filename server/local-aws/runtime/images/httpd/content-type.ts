/** Types of the endings that are likely in a container's document root. Apache sends none for what it does not know. */
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  htm: "text/html",
  txt: "text/plain",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  xml: "application/xml",
  svg: "image/svg+xml",
  csv: "text/csv",
};

export function contentType(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1];
  return ending === undefined ? undefined : TYPES[ending.toLowerCase()];
}
