/** Resident memory of the dashboard's process, MiB, as it says itself. */
export async function memoryOf(dashboard) {
  const metrics = await (await fetch(`${dashboard}/api/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(metrics) ?? [];
  return Math.round(Number(bytes) / 2 ** 20);
}

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
