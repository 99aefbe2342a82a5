import { afterEach, expect, it } from "vitest";
import { forgetSettings } from "@/server/settings";
import { closeClients } from "../clients";
import { type FakeAws, fakeAws } from "../testing/fake-aws";
import { filterLogs, MOST_LINES } from "./logs";

let fake: FakeAws | undefined;
const asked: Record<string, unknown>[] = [];
afterEach(async () => {
  closeClients();
  await fake?.close();
  fake = undefined;
  asked.length = 0;
});

/** `pages`: the numbers of the events of each page; a page of none may still have a successor. */
async function answering(page: (at: number) => { numbers: number[]; more: boolean }): Promise<void> {
  fake = await fakeAws(({ body }, response) => {
    const { numbers, more } = page(asked.length);
    asked.push(JSON.parse(body));
    const events = numbers.map((number) => ({
      eventId: String(number),
      logStreamName: "app/web/1",
      timestamp: number,
      message: `line ${number}\n`,
    }));
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify({ events, ...(more && { nextToken: String(asked.length) }) }));
  });
  process.env.STAGEWAY_CONNECTION = "local";
  process.env.LOCAL_AWS_PORT = new URL(fake.url).port;
  forgetSettings();
  closeClients();
}

const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);

it("reads page after page, empty ones too, and asks for exactly what was meant", async () => {
  await answering((at) => ({ numbers: at === 1 ? [] : [at], more: at < 2 }));
  const { events, left } = await filterLogs({
    group: "/g",
    streamPrefix: "app/web/",
    search: 'a "b\\',
    from: 5,
    to: 9,
  });
  expect(events.map(({ message }) => message)).toEqual(["line 0", "line 2"]);
  expect(left).toBe("none");
  expect(asked).toHaveLength(3);
  expect(asked[1]).toEqual({
    logGroupName: "/g",
    logStreamNamePrefix: "app/web/",
    filterPattern: '"a \\"b\\\\"',
    startTime: 5,
    endTime: 9,
    nextToken: "1",
  });
});

it("keeps the newest lines, and says that there are older ones", async () => {
  await answering((at) => ({ numbers: range(at * 800, 800), more: at < 1 }));
  const { events, left } = await filterLogs({ group: "/g", from: 0 });
  expect(events).toHaveLength(MOST_LINES);
  expect(events.at(-1)?.message).toBe("line 1599");
  expect(left).toBe("older");
});

it("stops at a bound, and says that the newest are missing", async () => {
  await answering((at) => ({ numbers: [at], more: true }));
  const { left } = await filterLogs({ group: "/g", from: 0 });
  expect(left).toBe("newer");
  expect(asked.length).toBeLessThan(20);
});
