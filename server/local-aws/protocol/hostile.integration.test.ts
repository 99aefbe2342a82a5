/**
 * Ten thousand requests of people who mean harm. The endpoint answers none with a fault of its own, none holds it, and it
 * is there afterwards. Same seed, same requests: look for new ones with HOSTILE_SEED and HOSTILE_RUNS.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { services } from "../services";
import { startTestEndpoint, type TestEndpoint } from "../testing";
import { hostileRequests } from "../testing/hostile";
import { type Attack, describeAttack, perform } from "../testing/hostile/attack";
import { makeTargets } from "../testing/hostile/targets";
import { sendRaw } from "../testing/raw-request";

const SEED = Number(process.env.HOSTILE_SEED ?? 20_261_122);
const RUNS = Number(process.env.HOSTILE_RUNS ?? 10_000);
const PARALLEL = 16;
const MEGABYTE = 1024 * 1024;

let aws: TestEndpoint;
let attacks: fc.Arbitrary<Attack>;
beforeAll(async () => {
  aws = await startTestEndpoint();
  attacks = await hostileRequests(services, await makeTargets(aws));
});
afterAll(() => aws.close());

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

it(`${RUNS} hostile requests (seed ${SEED})`, { timeout: 60_000 + RUNS * 20 }, async () => {
  const all = fc.sample(attacks, { seed: SEED, numRuns: RUNS });
  const before = heapMegabytes();
  const delay = monitorEventLoopDelay();
  delay.enable();
  const counts = await performAll(all.values());
  delay.disable();

  const traces = aws.logs.filter(({ fields }) => Object.values(fields).some((field) => /\n\s+at /.test(String(field))));
  expect(traces).toEqual([]);
  expect((await sendRaw(aws.url, { method: "GET", target: "/_local/health" })).status).toBe(200);
  // Nanoseconds. The longest wait of anyone else while one of them was looked at.
  expect(delay.max / 1e9, "seconds").toBeLessThan(10);
  expect(heapMegabytes() - before, "megabytes kept").toBeLessThan(100);
  // Each way was really gone: answered, refused as no input, not signed, nowhere.
  for (const status of ["200", "400", "403", "404"]) expect(counts.get(status), status).toBeGreaterThan(RUNS / 200);
});

/** Answers how many had each status. */
async function performAll(next: Iterator<Attack>): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const attackers = Array.from({ length: PARALLEL }, async () => {
    for (let each = next.next(); !each.done; each = next.next()) {
      const status = await perform(aws.url, each.value);
      const log = aws.logs.map(({ fields }) => fields.error).filter(Boolean);
      expect(status, `${describeAttack(each.value)}\n${log.join("\n")}`).not.toBe(500);
      counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
    }
  });
  await Promise.all(attackers);
  return counts;
}
