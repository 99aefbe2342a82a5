import { describe, expect, it } from "vitest";
import { errorForLog } from "./log";

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
