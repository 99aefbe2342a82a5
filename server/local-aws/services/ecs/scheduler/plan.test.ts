import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanInput, type PlannedHealth, type PlannedTask, planService } from "./plan";

/** `P` and `p` belong to PRIMARY, `o` to an earlier deployment; `Ph` healthy, `Pu` unhealthy, `Ps` starting, `Pp` pending. */
function tasks(text: string): PlannedTask[] {
  const health: Record<string, PlannedHealth> = { h: "healthy", u: "unhealthy", s: "starting", p: "pending" };
  return text
    .split(" ")
    .filter(Boolean)
    .map((code, index) => ({
      taskArn: `${code}${index}`,
      primary: code.startsWith("P"),
      health: health[code[1] ?? ""] ?? "pending",
    }));
}

function plan(desiredCount: number, present: string, more: Partial<PlanInput> = {}) {
  const base = { desiredCount, minimumHealthyPercent: 100, maximumPercent: 200, mayStart: true, tasks: tasks(present) };
  return planService({ ...base, ...more });
}

describe("planService", () => {
  it.each<[name: string, desired: number, present: string, start: number, stop: string[], more?: Partial<PlanInput>]>([
    ["brings up what is missing", 3, "Ph", 2, []],
    ["does nothing when all is there", 2, "Ph Ph", 0, []],
    ["counts what is on its way", 2, "Pp Ps", 0, []],
    ["does nothing for nothing", 0, "", 0, []],
    ["scales to zero", 0, "Ph Pp", 0, ["Pp1", "Ph0"]],
    ["scales in, the least useful first", 1, "Ph Ps Pp", 0, ["Pp2", "Ps1"]],
    ["scales in, the newest first among equals", 1, "Ph Ph Ph", 0, ["Ph2", "Ph1"]],
    ["starts a replacement before it stops the unhealthy", 2, "Ph Pu", 1, []],
    ["keeps the unhealthy while the replacement starts", 2, "Ph Pu Ps", 0, []],
    ["stops the unhealthy once it is replaced", 2, "Ph Pu Ph", 0, ["Pu1"]],
    ["stops one of two unhealthy when the replacement is no better", 1, "Pu Pu", 0, ["Pu0"]],
    [
      "makes room first where the maximum leaves none",
      2,
      "Pu Pu",
      0,
      ["Pu0"],
      { maximumPercent: 100, minimumHealthyPercent: 50 },
    ],
    ["starts the new beside the old", 2, "oh oh", 2, []],
    ["keeps the old until the new are healthy", 2, "oh oh Ps Ps", 0, []],
    ["stops one old for each new", 2, "oh oh Ph Ps", 0, ["oh0"]],
    ["stops all old once the new are healthy", 2, "oh oh Ph Ph", 0, ["oh0", "oh1"]],
    ["stops old ones that are no use", 2, "ou op Ph Ph", 0, ["ou0", "op1"]],
    ["replaces unhealthy new ones while the old serve", 1, "oh Pu", 0, ["Pu1"]],
    [
      "makes room as far as the minimum allows",
      4,
      "oh oh oh oh",
      0,
      ["oh0", "oh1"],
      { minimumHealthyPercent: 50, maximumPercent: 100 },
    ],
    [
      "takes all at once when nothing needs to stay",
      2,
      "oh oh",
      0,
      ["oh0", "oh1"],
      { minimumHealthyPercent: 0, maximumPercent: 100 },
    ],
    ["rounds the maximum down", 3, "oh oh oh", 1, [], { maximumPercent: 150 }],
    ["starts nothing it may not", 2, "oh oh", 0, [], { mayStart: false }],
    ["goes on scaling in when it may not start", 1, "Ph Ph", 0, ["Ph1"], { mayStart: false }],
  ])("%s", (_name, desired, present, start, stop, more) => {
    const found = plan(desired, present, more);
    expect({ start: found.start, stop: found.stop }).toEqual({ start, stop });
  });

  it("says when the percentages allow no step", () => {
    const cramped = { minimumHealthyPercent: 50, maximumPercent: 150 };
    expect(plan(1, "oh", cramped)).toEqual({ start: 0, stop: [], blocked: true });
    expect(plan(1, "os", cramped).blocked).toBe(false);
    expect(plan(2, "oh oh", cramped).blocked).toBe(false);
  });

  it("always finishes a rollout, within the minimum and the maximum all the way", () => {
    const settings = fc.record({
      desiredCount: fc.integer({ min: 1, max: 12 }),
      minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
      maximumPercent: fc.integer({ min: 100, max: 200 }),
      seed: fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
    });
    fc.assert(
      fc.property(settings, ({ desiredCount, minimumHealthyPercent, maximumPercent, seed }) => {
        const lower = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
        const upper = Math.max(1, Math.floor((desiredCount * maximumPercent) / 100));
        // Where neither is possible, ECS says so and stays: another test.
        fc.pre(upper > desiredCount || lower < desiredCount);
        let present: PlannedTask[] = Array.from({ length: desiredCount }, (_, index) => ({
          taskArn: `old${index}`,
          primary: false,
          health: "healthy",
        }));
        for (let step = 0; step < 200; step++) {
          const next = planService({
            desiredCount,
            minimumHealthyPercent,
            maximumPercent,
            tasks: present,
            mayStart: true,
          });
          expect(next.blocked).toBe(false);
          present = present.filter((task) => !next.stop.includes(task.taskArn));
          expect(present.filter((task) => task.health === "healthy").length).toBeGreaterThanOrEqual(lower);
          for (let index = 0; index < next.start; index++) {
            present = [...present, { taskArn: `new${step}-${index}`, primary: true, health: "pending" }];
          }
          expect(present.length).toBeLessThanOrEqual(upper);
          // Some of what was started becomes healthy.
          present = present.map((task, index) =>
            task.health === "pending" && (seed[(step + index) % 200] || step % 3 === 0)
              ? { ...task, health: "healthy" }
              : task,
          );
          if (present.length === desiredCount && present.every((task) => task.primary && task.health === "healthy"))
            return;
        }
        throw new Error(`no end: ${JSON.stringify(present)}`);
      }),
      { numRuns: 500 },
    );
  });
});
