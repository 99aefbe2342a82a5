/**
 * CPU and memory that Fargate offers together (developer guide, "Task definition differences for Fargate": task CPU and
 * memory), and the forms both may be written in.
 */
const GB = 1024;

/** CPU units -> MiB from, to, step. */
const SIZES: Readonly<Record<number, readonly [from: number, to: number, step: number]>> = {
  512: [1 * GB, 4 * GB, GB],
  1024: [2 * GB, 8 * GB, GB],
  2048: [4 * GB, 16 * GB, GB],
  4096: [8 * GB, 30 * GB, GB],
  8192: [16 * GB, 60 * GB, 4 * GB],
  16384: [32 * GB, 120 * GB, 8 * GB],
};

export function isFargateSize(cpu: number, memory: number): boolean {
  if (cpu === 256) return [512, 1 * GB, 2 * GB].includes(memory);
  const range = SIZES[cpu];
  if (!range) return false;
  const [from, to, step] = range;
  return memory >= from && memory <= to && (memory - from) % step === 0;
}

/** `256`, `.25 vCPU`, `1vcpu` in CPU units; undefined if it is no such thing. */
export function parseCpu(text: string): number | undefined {
  return parse(text, /^\s*(\d{1,6}|\d{0,4}\.\d{1,4})\s*(?:(vcpu))?\s*$/i, 1024);
}

/** `512`, `0.5 GB`, `2gb` in MiB; undefined if it is no such thing. */
export function parseMemory(text: string): number | undefined {
  return parse(text, /^\s*(\d{1,7}|\d{0,4}\.\d{1,4})\s*(?:(gb))?\s*$/i, GB);
}

function parse(text: string, form: RegExp, unit: number): number | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const value = Number(match[1]) * (match[2] ? unit : 1);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
