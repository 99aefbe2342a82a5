import { beforeEach, expect, it, vi } from "vitest";
import { getTaken } from "./provision-taken";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("@/server/aws/call", () => ({ call }));

let running = 0;
let most = 0;
beforeEach(() => {
  [running, most] = [0, 0];
  call.mockReset();
  call.mockImplementation(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return {};
  });
});

const names = (count: number) => Array.from({ length: count }, (_, index) => `name-${index}`);
const KINDS = ["Task execution role", "Log group", "Security group", "Load balancer", "Target group", "Service"];
const asked = (count: number) =>
  JSON.stringify({ environment: "A/dev", names: Object.fromEntries(KINDS.map((kind) => [kind, names(count)])) });

it("an environment of ten services is asked for a few at a time", async () => {
  const { kinds } = await getTaken(asked(10));
  expect(kinds).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, { items: [] }])));
  // Each once; and the default VPC once, without which no security group is looked for.
  expect(call).toHaveBeenCalledTimes(51);
  expect(most).toBe(5);
});

it("more names than an environment gives are no question", async () => {
  await expect(getTaken(asked(11))).rejects.toMatchObject({ error: { code: "invalid_input" } });
  expect(call).not.toHaveBeenCalled();
});
