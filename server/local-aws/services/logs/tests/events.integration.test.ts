import { beforeEach, describe, expect, it } from "vitest";
import { openContainerLog } from "../for-ecs";
import { callsOf, messages, numbered, setUp } from "./setup";

const stage = setUp();
const { stream, put, get, filter } = callsOf(stage);

describe("PutLogEvents", () => {
  it("leaves out what is too old or too new, and says so", async () => {
    await stream("s");
    const now = Date.now();
    const answer = await put(
      "s",
      { timestamp: now, message: "good" },
      { timestamp: now + 3 * 3_600_000, message: "ahead" },
    );
    expect(answer.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    const old = await put("s", { timestamp: now - 15 * 86_400_000, message: "behind" });
    expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    expect(messages(await get("s"))).toEqual(["good"]);
  });

  it.each([
    ["nothing", [], "A batch must have 1 to 10000 log events."],
    ["an empty message", [{ timestamp: 1, message: "" }], "Log event message must not be empty."],
    [
      "the wrong order",
      [
        { timestamp: 2, message: "b" },
        { timestamp: 1, message: "a" },
      ],
      "Log events in a single PutLogEvents request must be in chronological order.",
    ],
    [
      "too much",
      [{ timestamp: 1, message: "x".repeat(1_048_576) }],
      "Upload too large: 1048602 bytes exceeds limit of 1048576",
    ],
    [
      "more than a day",
      [
        { timestamp: 1, message: "a" },
        { timestamp: 86_400_002, message: "b" },
      ],
      "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
    ],
  ])("refuses %s", async (_name, events, message) => {
    await stream("s");
    await expect(put("s", ...events)).rejects.toMatchObject({ name: "InvalidParameterException", message });
  });
});

describe("GetLogEvents", () => {
  it("reads a stream to its end, and then whatever comes", async () => {
    await stream("s");
    await put("s", ...numbered(0, 25));
    const seen: (string | undefined)[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < 4; page++) {
      const answer = await get("s", { startFromHead: true, limit: 10, nextToken });
      seen.push(...(messages(answer) ?? []));
      // The last page is empty and gives back the token it was asked with.
      if (page === 3) expect(answer.nextForwardToken).toBe(nextToken);
      nextToken = answer.nextForwardToken;
    }
    expect(seen).toEqual(numbered(0, 25).map(({ message }) => message));
    await put("s", { timestamp: Date.now() + 1_000, message: "late é ✓" });
    expect(messages(await get("s", { startFromHead: true, nextToken }))).toEqual(["late é ✓"]);
  });

  it("begins with the newest and goes back", async () => {
    await stream("s");
    await put("s", ...numbered(0, 25));
    const last = await get("s", { limit: 10 });
    expect(messages(last)?.at(0)).toBe("line 15");
    const before = await get("s", { limit: 10, nextToken: last.nextBackwardToken });
    expect([messages(before)?.at(0), messages(before)?.at(-1)]).toEqual(["line 5", "line 14"]);
    const first = await get("s", { limit: 10, nextToken: before.nextBackwardToken });
    expect(messages(first)).toHaveLength(5);
    const nothing = await get("s", { limit: 10, nextToken: first.nextBackwardToken });
    expect(messages(nothing)).toEqual([]);
    expect(nothing.nextBackwardToken).toBe(first.nextBackwardToken);
  });

  it("keeps to a time range: its start belongs to it, its end does not", async () => {
    await stream("s");
    const at = Date.now();
    await put("s", ...numbered(0, 10, at));
    expect(messages(await get("s", { startTime: at + 3, endTime: at + 5 }))).toEqual(["line 3", "line 4"]);
  });

  it("answers at most 1 MB", async () => {
    await stream("s");
    const big = (index: number) => ({ timestamp: Date.now(), message: `${index}${"x".repeat(400_000)}` });
    for (let index = 0; index < 4; index++) await put("s", big(index));
    expect((await get("s")).events).toHaveLength(2);
    expect((await get("s", { startFromHead: true })).events?.map(({ message }) => message?.[0])).toEqual(["0", "1"]);
  });

  it.each([
    [{ nextToken: "nonsense" }, "The specified nextToken is invalid."],
    [{ limit: 0 }, "greater than or equal to 1"],
    [{ limit: 10_001 }, "less than or equal to 10000"],
  ])("refuses %j", async (more, message) => {
    await stream("s");
    await expect(get("s", more)).rejects.toThrow(message);
  });
});

describe("FilterLogEvents", () => {
  beforeEach(async () => {
    const at = Date.now() - 10_000;
    for (const name of ["web/app/1", "web/app/2", "job/app/1"]) await stream(name);
    await put("web/app/1", { timestamp: at, message: "GET / 200" }, { timestamp: at + 20, message: "GET /x 404" });
    await put("web/app/2", { timestamp: at + 10, message: "GET / 500 oh no" });
    await put("job/app/1", { timestamp: at + 5, message: "done" }, { timestamp: at + 30, message: "GET nothing" });
  });

  it("searches all streams, oldest first", async () => {
    const found = await filter();
    expect(messages(found)).toEqual(["GET / 200", "done", "GET / 500 oh no", "GET /x 404", "GET nothing"]);
    expect(found.events?.[1]).toMatchObject({ logStreamName: "job/app/1" });
    expect(new Set(found.events?.map(({ eventId }) => eventId)).size).toBe(5);
  });

  it("by terms, phrases, streams and time", async () => {
    expect(messages(await filter({ filterPattern: "GET -nothing" }))).toHaveLength(3);
    expect(messages(await filter({ filterPattern: '"oh no"' }))).toEqual(["GET / 500 oh no"]);
    expect(messages(await filter({ filterPattern: "GET", logStreamNamePrefix: "web/" }))).toHaveLength(3);
    expect(messages(await filter({ logStreamNames: ["job/app/1"] }))).toEqual(["done", "GET nothing"]);
    const [first] = (await filter()).events ?? [];
    const at = first?.timestamp ?? 0;
    // Both ends belong to it.
    expect(messages(await filter({ startTime: at + 5, endTime: at + 20 }))).toEqual([
      "done",
      "GET / 500 oh no",
      "GET /x 404",
    ]);
  });

  it("goes on where it stopped", async () => {
    const seen: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const answer = await filter({ limit: 2, nextToken });
      seen.push(...(messages(answer) ?? []));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined);
    expect(seen).toEqual(["GET / 200", "done", "GET / 500 oh no", "GET /x 404", "GET nothing"]);
  });

  it.each([
    [{ logStreamNames: ["a"], logStreamNamePrefix: "a" }, "but not both"],
    [{ logStreamNames: ["missing"] }, "The specified log stream does not exist."],
    [{ filterPattern: "{ $.a = 1 }" }, "does not offer JSON patterns"],
    [{ nextToken: "nonsense" }, "The specified nextToken is invalid."],
    [{ logGroupIdentifier: "x" }, "either logGroupName or logGroupIdentifier"],
  ])("refuses %j", async (more, message) => {
    await expect(filter(more)).rejects.toThrow(message);
  });
});

describe("what containers write", () => {
  it("becomes an event a line, whole lines only", async () => {
    const target = { region: "us-east-1", group: "/made/here", stream: "web/app/1", createGroup: true };
    const log = openContainerLog(stage.endpoint.world, target);
    log.write("one\r\ntw");
    log.write("o\n\nthree");
    stage.group = "/made/here";
    expect(messages(await get("web/app/1"))).toEqual(["one", "two"]);
    log.close();
    expect(messages(await get("web/app/1"))).toEqual(["one", "two", "three"]);
    log.write(`${"x".repeat(40_000)}\n`);
    expect((await get("web/app/1")).events?.map(({ message }) => message?.length)).toEqual([
      3, 3, 5, 16_384, 16_384, 7_232,
    ]);
  });

  it("needs its group", () => {
    const target = { region: "us-east-1", group: "/none", stream: "s", createGroup: false };
    expect(() => openContainerLog(stage.endpoint.world, target)).toThrow("The specified log group does not exist.");
  });
});

it("is all there after a restart", async () => {
  await stream("s");
  await put("s", ...numbered(0, 450));
  const log = openContainerLog(stage.endpoint.world, {
    region: "us-east-1",
    group: stage.group,
    stream: "c",
    createGroup: false,
  });
  log.write("written by a container\n");
  stage.endpoint = await stage.endpoint.restart();
  expect((await get("s", { startFromHead: true })).events).toHaveLength(450);
  expect(messages(await get("c"))).toEqual(["written by a container"]);
  await put("s", { timestamp: Date.now() + 1_000, message: "after" });
  expect(messages(await get("s"))?.at(-1)).toBe("after");
});
