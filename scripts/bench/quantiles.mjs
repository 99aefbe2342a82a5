/** The median and the 95th of a hundred, to a tenth. */
export function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
