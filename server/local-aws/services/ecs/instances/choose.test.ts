import { describe, expect, it } from "vitest";
import { type Candidate, chooseInstance } from "./choose";
import { needsOf, remainingOf } from "./resources";

const candidate = (
  arn: string,
  more: Partial<Candidate> & { cpu?: number; memory?: number; ports?: string[] } = {},
) => ({
  arn,
  availabilityZone: more.availabilityZone ?? "a",
  sameGroup: more.sameGroup ?? 0,
  remaining: { cpu: more.cpu ?? 1024, memory: more.memory ?? 900, interfaces: 1, ports: new Set(more.ports ?? []) },
});
const needs = { cpu: 256, memory: 128, ports: [] as string[], interfaces: 0 };
const web = { ...needs, ports: ["80/tcp"] };

describe("chooseInstance", () => {
  it.each([
    ["the emptier zone", [candidate("1", { sameGroup: 1 }), candidate("2", { availabilityZone: "b" })], [], "2"],
    [
      "the emptier instance of the emptiest zone",
      [
        candidate("1", { sameGroup: 2 }),
        candidate("2", { availabilityZone: "b", sameGroup: 1 }),
        candidate("3", { availabilityZone: "b" }),
      ],
      [],
      "3",
    ],
    [
      "the fullest that still has room",
      [candidate("1", { memory: 900 }), candidate("2", { memory: 100 }), candidate("3", { memory: 200 })],
      [{ type: "binpack" as const, field: "memory" }],
      "3",
    ],
    [
      "one in another zone when only that has room",
      [candidate("1", { cpu: 0 }), candidate("2", { availabilityZone: "b", sameGroup: 5 })],
      [],
      "2",
    ],
  ])("takes %s", (_name, candidates, strategy, arn) => {
    expect(chooseInstance(candidates, needs, strategy, [])).toEqual({ arn });
  });

  it.each([
    ["CPU", { ...needs, cpu: 2000 }, [candidate("1")]],
    ["MEMORY", { ...needs, memory: 901 }, [candidate("1")]],
    ["PORTS", web, [candidate("1", { ports: ["80/tcp"] })]],
    ["ENI", { ...needs, interfaces: 2 }, [candidate("1")]],
    ["MEMORY", { ...needs, memory: 901 }, [candidate("2", { cpu: 0 }), candidate("1")]],
  ])("names what the closest one lacks: %s", (lack, wanted, candidates) => {
    expect(chooseInstance(candidates, wanted, [], [])).toEqual({ closest: "1", lack });
  });

  it("keeps to one task an instance when asked", () => {
    const distinct = [{ type: "distinctInstance" as const }];
    const both = [candidate("1", { sameGroup: 1 }), candidate("2", { availabilityZone: "a" })];
    expect(chooseInstance(both, needs, [], distinct)).toEqual({ arn: "2" });
    expect(chooseInstance(both.slice(0, 1), needs, [], distinct)).toMatchObject({ closest: undefined });
  });
});

describe("resources", () => {
  it("are the task's where it has a size, else its containers' together, reservations first", () => {
    const containerDefinitions = [
      { cpu: 10, memory: 300, memoryReservation: 128, portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      { cpu: 20, memory: 64, portMappings: [{ containerPort: 81, hostPort: 0 }] },
    ];
    expect(needsOf({ networkMode: "bridge", containerDefinitions })).toEqual({
      cpu: 30,
      memory: 192,
      ports: ["8080/tcp"],
      interfaces: 0,
    });
    expect(needsOf({ networkMode: "awsvpc", containerDefinitions, cpu: "256", memory: "512" })).toEqual({
      cpu: 256,
      memory: 512,
      ports: [],
      interfaces: 1,
    });
  });

  it("what is left counts fixed and dynamic ports as taken, and those of the agent", () => {
    const record = { hostPorts: [{ containerName: "web", containerPort: 80, hostPort: 32768, protocol: "tcp" }] };
    const left = remainingOf({ cpu: 1024, memory: 983, taskInterfaces: 1 }, [{ record: record as never, needs: web }]);
    expect(left).toMatchObject({ cpu: 768, memory: 855, interfaces: 1 });
    expect([...left.ports]).toEqual(expect.arrayContaining(["80/tcp", "32768/tcp", "51678/tcp"]));
  });
});
