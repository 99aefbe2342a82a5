import { describe, expect, it } from "vitest";
import { isFargateSize, parseCpu, parseMemory } from "./fargate-sizes";

describe("isFargateSize", () => {
  it.each([
    [256, 512, true],
    [256, 1024, true],
    [256, 2048, true],
    [256, 1536, false],
    [256, 3072, false],
    [512, 512, false],
    [512, 4096, true],
    [512, 5120, false],
    [1024, 2048, true],
    [1024, 8192, true],
    [1024, 2500, false],
    [2048, 3072, false],
    [4096, 30_720, true],
    [4096, 31_744, false],
    [8192, 16_384, true],
    [8192, 17_408, false],
    [8192, 61_440, true],
    [16_384, 32_768, true],
    [16_384, 122_880, true],
    [16_384, 36_864, false],
    [128, 512, false],
    [0, 0, false],
  ])("%i CPU units with %i MiB: %s", (cpu, memory, expected) => expect(isFargateSize(cpu, memory)).toBe(expected));
});

describe("written forms", () => {
  it.each([
    ["256", 256],
    ["1 vCPU", 1024],
    [".25 vcpu", 256],
    ["0.5vCPU", 512],
    ["0.25", undefined],
    ["0", undefined],
    ["-256", undefined],
    ["256 MB", undefined],
    ["1e3", undefined],
    ["", undefined],
    ["x".repeat(10_000), undefined],
  ])("CPU %j is %s", (text, expected) => expect(parseCpu(text)).toBe(expected));

  it.each([
    ["512", 512],
    ["2GB", 2048],
    ["0.5 gb", 512],
    ["1.5 GB", 1536],
    ["2 MB", undefined],
    ["GB", undefined],
    ["", undefined],
  ])("memory %j is %s", (text, expected) => expect(parseMemory(text)).toBe(expected));
});
