import { expect, test } from "vitest";
import { type RedirectConfig, redirectLocation } from "./redirect";

const unchanged: RedirectConfig = {
  protocol: "#{protocol}",
  host: "#{host}",
  port: "#{port}",
  path: "/#{path}",
  query: "#{query}",
};

test.each<[Partial<RedirectConfig>, string, string]>([
  [{ protocol: "HTTPS", port: "443" }, "/a/b?c=d", "https://web.test:443/a/b?c=d"],
  [{ path: "/new/#{path}" }, "/a", "http://web.test:8080/new/a"],
  [{ host: "www.#{host}" }, "/", "http://www.web.test:8080/"],
  [{ query: "#{query}&x=1" }, "/?a=b", "http://web.test:8080/?a=b&x=1"],
  [{ query: "", path: "/gone" }, "/a?b=c", "http://web.test:8080/gone"],
  [{ path: "/#{unknown}" }, "/a", "http://web.test:8080/#{unknown}"],
  // What the request says is put in once and not read again for keywords.
  [{ protocol: "HTTPS" }, "/#{host}", "https://web.test:8080/#{host}"],
])("%o of %s", (changes, url, location) => {
  const config = { ...unchanged, ...changes };
  expect(redirectLocation(config, { host: "web.test:9999", url, listenerPort: 8080 })).toBe(location);
});
