/** One figure of the dashboard's process, as it says itself in /api/metrics. */
export async function metricOf(dashboard, name) {
  const metrics = await (await fetch(`${dashboard}/api/metrics`)).text();
  const line = metrics.split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

/** Its resident memory, MiB. */
export const memoryOf = async (dashboard) =>
  Math.round((await metricOf(dashboard, "process_resident_memory_bytes")) / 2 ** 20);

/** Milliseconds until every environment is known, asked as often as answered. `count`: how many there are. */
export async function untilWhole(dashboard, count, timeoutMs = 120_000) {
  const from = performance.now();
  for (;;) {
    const { environments, unknown } = await (await fetch(`${dashboard}/api/environments`)).json();
    if (unknown.length === 0 && environments.length === count) return Math.round(performance.now() - from);
    if (performance.now() - from > timeoutMs)
      throw new Error(`${environments.length} of ${count} environments are known.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
