import { symbols } from "pino";
import { describe, expect, it, vi } from "vitest";
import { errorForLog, log, withRequestId } from "./log";

/** As drizzle throws it: the statement's parameters stand in the message, and so in the stack. */
class QueryError extends Error {
  readonly query = "insert into operations values ($1)";
  readonly params = ["export TOKEN=hunter2\nhttpd-foreground"];
  constructor(cause: Error) {
    super(`Failed query: insert into operations values ($1)\nparams: export TOKEN=hunter2\nhttpd-foreground`, {
      cause,
    });
  }
}

describe("errorForLog", () => {
  it("leaves the parameters of a failed statement out, and nothing else", () => {
    const logged = errorForLog(new QueryError(new Error("disk full")));
    expect(JSON.stringify(logged)).not.toContain("hunter2");
    expect(JSON.stringify(logged)).not.toContain("httpd-foreground");
    expect(logged.message).toContain("Failed query: insert into operations");
    expect(logged.stack).toContain("log.test.ts");
    expect(logged.stack).toContain("disk full");
  });

  it("also of one that is the cause of another", () => {
    const logged = errorForLog(new Error("not kept", { cause: new QueryError(new Error("disk full")) }));
    expect(JSON.stringify(logged)).not.toContain("hunter2");
    expect(logged.stack).toContain("disk full");
  });

  it("leaves other errors, and what is none, as they are", () => {
    expect(errorForLog(new TypeError("x is not a function"))).toMatchObject({
      type: "TypeError",
      message: "x is not a function",
    });
    expect(errorForLog("a string")).toBe("a string");
  });
});

describe("a line that is logged for a request", () => {
  const written = async (work: () => unknown): Promise<object[]> => {
    const stream = (log as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym];
    if (!stream) throw new Error("pino has no stream");
    const write = vi.spyOn(stream, "write").mockImplementation(() => {});
    await work();
    const lines = write.mock.calls.map(([line]) => JSON.parse(line) as object);
    write.mockRestore();
    return lines;
  };

  it("carries its id, however far away from it; others carry none", async () => {
    const later = async () => {
      await new Promise(setImmediate);
      log.error("x");
    };
    const lines = await written(() => Promise.all([withRequestId("one", later), withRequestId("two", later), later()]));
    expect(lines).toMatchObject([{ requestId: "one" }, { requestId: "two" }, {}]);
    expect(lines[2]).not.toHaveProperty("requestId");
  });

  it("without an id, is a line like any other", async () => {
    const [line] = await written(() => withRequestId(null, () => log.error("x")));
    expect(line).toMatchObject({ msg: "x" });
    expect(line).not.toHaveProperty("requestId");
  });
});
