/** An HTTP exchange without a port: a real request and a real response, over a pair of streams in memory. */
import { createServer, type RequestListener, request } from "node:http";
import { Duplex } from "node:stream";

export interface MemoryRequest {
  method: string;
  /** Flat name/value list. */
  headers: string[];
  body: string;
}

export interface MemoryAnswer {
  status: number;
  /** Flat name/value list. */
  headers: string[];
  body: string;
}

/** Where a test call comes from, in AWS's words: `$context.identity.sourceIp` of one. */
const SOURCE_IP = "test-invoke-source-ip";

/**
 * @param maxBytes what is longer is cut off there
 * @throws for headers that HTTP does not allow, or when the listener breaks its answer off
 */
export function exchange(call: MemoryRequest, listener: RequestListener, maxBytes: number): Promise<MemoryAnswer> {
  const [near, far] = pair();
  createServer(listener).emit("connection", Object.assign(far, { remoteAddress: SOURCE_IP }));
  return new Promise((resolve, reject) => {
    const { method, headers, body } = call;
    const sent = request({ createConnection: () => near, method, path: "/", headers, setHost: false }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        if (size < maxBytes) chunks.push(chunk.subarray(0, maxBytes - size));
        size += chunk.length;
      });
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.rawHeaders,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Two ends of one connection: what is written to the one is read from the other. */
function pair(): [End, End] {
  const near = new End();
  const far = new End();
  near.peer = far;
  far.peer = near;
  return [near, far];
}

class End extends Duplex {
  peer: End | undefined;
  /** Ends the peer's write that waits until this end is read again. */
  private unblock: ((error?: Error) => void) | undefined;
  private ended = false;

  override _read(): void {
    const { unblock } = this;
    this.unblock = undefined;
    unblock?.();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    const { peer } = this;
    if (!peer || peer.destroyed || peer.ended) done(new Error("The other end is gone."));
    else if (peer.push(chunk)) done();
    else peer.unblock = done;
  }

  override _final(done: () => void): void {
    this.peer?.endInput();
    done();
  }

  /** Whoever reads at the other end still gets what was written, and then the end. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.unblock?.(new Error("The other end is gone."));
    this.peer?.endInput();
    done(error);
  }

  private endInput(): void {
    if (this.ended || this.destroyed) return;
    this.ended = true;
    this.push(null);
  }
}
