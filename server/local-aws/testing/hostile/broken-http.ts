/** What is no HTTP, or lies about its length. */
import fc from "fast-check";
import type { Attack } from "./attack";

const junk = fc.string({ unit: "binary", maxLength: 40 });
const size = fc.constantFrom("-1", "0", "1", "99999999999999", "1e9", "0x10", "", "4, 5", "NaN");
const START = "POST / HTTP/1.1\r\nHost: localhost\r\n";
const LOCAL = "Host: localhost\r\n";

const FIXED = [
  `GET / HTTP/9.9\r\n${LOCAL}\r\n`,
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  `GET / HTTP/1.1\r\n${LOCAL}Host: evil.com\r\n\r\n`,
  `CONNECT evil.com:443 HTTP/1.1\r\n${LOCAL}\r\n`,
  `GET / HTTP/1.1\r\n${LOCAL}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  `${START}Expect: 200-ok\r\nContent-Length: 2\r\n\r\n{}`,
  `${START}Expect: 100-continue\r\nContent-Length: 9\r\n\r\n{}`,
  `${START}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}`,
  `${START}Transfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
  `${START}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\na\r\n`,
  `${START}Transfer-Encoding: chunked\r\n\r\n5;${"x".repeat(20_000)}\r\nabcde\r\n0\r\n\r\n`,
  `${START}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nHost: evil.com\r\n\r\n`,
  // Two requests in one, the second of which is hidden in the body of the first by half of all proxies.
  `${START}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /_local/faults HTTP/1.1\r\n${LOCAL}\r\n`,
  `GET /_local/health HTTP/1.1\r\n${LOCAL}\r\n`.repeat(50),
  `GET /${"a".repeat(20_000)} HTTP/1.1\r\n${LOCAL}\r\n`,
  `GET / HTTP/1.1\r\n${LOCAL}${"X: y\r\n".repeat(3_000)}\r\n`,
  `GET / HTTP/1.1\r\n${LOCAL} folded: header\r\n\r\n`,
  "GET / HTTP/1.1\r\nHost: \r\n\r\n",
  "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.com\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: localhost@evil.com\r\n\r\n",
];

const broken = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
  fc.constantFrom(...FIXED),
  fc.tuple(junk, junk, junk).map(([method, path, header]) => `${method} ${path} HTTP/1.1\r\n${header}\r\n\r\n`),
  fc.tuple(size, junk).map(([length, body]) => `${START}Content-Length: ${length}\r\n\r\n${body}`),
  fc
    .tuple(size, size, junk)
    .map(
      ([length, chunk, body]) =>
        `${START}Transfer-Encoding: chunked\r\nContent-Length: ${length}\r\n\r\n${chunk}\r\n${body}\r\n0\r\n\r\n`,
    ),
  fc
    .tuple(junk, junk)
    .map(([name, value]) => `GET /_local/health HTTP/1.1\r\n${LOCAL}${name}: ${value}\r\nConnection: close\r\n\r\n`),
);

export const brokenHttp = (ports: readonly number[]): fc.Arbitrary<Attack> =>
  fc.record({ bytes: broken, port: fc.constantFrom(...ports) });
