/**
 * The memory that Fargate offers for each CPU value: units (1024 = one vCPU) to MiB.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

export const FARGATE_SIZES: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096, 1024),
  1024: steps(2048, 8192, 1024),
  2048: steps(4096, 16_384, 1024),
  4096: steps(8192, 30_720, 1024),
  8192: steps(16_384, 61_440, 4096),
  16384: steps(32_768, 122_880, 8192),
};

export const FARGATE_CPUS: readonly number[] = Object.keys(FARGATE_SIZES).map(Number);

/** What a pair lacks, in words; undefined when Fargate runs it. */
export function fargateProblem(cpu: number, memory: number): { field: "cpu" | "memory"; message: string } | undefined {
  const sizes = FARGATE_SIZES[cpu];
  if (sizes === undefined) return { field: "cpu", message: `Fargate offers ${FARGATE_CPUS.join(", ")} CPU units.` };
  if (sizes.includes(memory)) return undefined;
  const words =
    sizes.length > 4
      ? `${sizes[0]} to ${sizes.at(-1)} in steps of ${(sizes[1] ?? 0) - (sizes[0] ?? 0)}`
      : sizes.join(", ");
  return { field: "memory", message: `With ${cpu} CPU units Fargate offers ${words} MiB.` };
}
