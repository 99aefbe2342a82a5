import { expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith, machinesOf } from "../testing/existing";
import type { ContainerSettings, Existing } from "./existing";
import { inputFrom } from "./input-from";

type Change = (existing: Existing) => void;
const container = ({ definition }: Existing): ContainerSettings => {
  const [first] = definition.containers;
  if (first === undefined) throw new Error("the example has a container");
  return first;
};

/** What tasks on one's own instances are started with. */
const cases: [name: string, Change, Partial<ProvisionInput>][] = [
  [
    "a placement strategy",
    (it) => {
      it.service = { ...it.service, launchType: "EC2", placementStrategy: [{ type: "binpack", field: "memory" }] };
      it.definition = { ...it.definition, networkMode: "bridge" };
      Object.assign(container(it).rest, { memory: 256 });
    },
    {
      launch: expect.objectContaining({ placementStrategy: [{ type: "binpack", field: "memory" }] }),
    } as Partial<ProvisionInput>,
  ],
  [
    "machines of its own",
    (it) => {
      delete it.service.launchType;
      it.service.capacityProviders = ["stageway-ecs-dev"];
      it.definition.networkMode = "bridge";
      it.machines = machinesOf("stageway-ecs-dev", 0);
      Object.assign(container(it).rest, { cpu: 64, memory: 64 });
    },
    {
      launch: {
        ...{ type: "EC2", cpu: 64, memory: 64, placementStrategy: [] },
        instances: { kind: "new", instanceType: "t2.micro", count: 2, askedBy: "capacityProvider" },
      },
    },
  ],
  [
    "how few and how many machines there may be",
    (it) => {
      delete it.service.launchType;
      it.service.capacityProviders = ["stageway-ecs-dev"];
      it.definition.networkMode = "bridge";
      it.machines = machinesOf("stageway-ecs-dev", 1, 5);
      Object.assign(container(it).rest, { memory: 64 });
    },
    {
      launch: expect.objectContaining({
        instances: expect.objectContaining({ count: 2, minSize: 1, maxSize: 5 }),
      }) as ProvisionInput["launch"],
    },
  ],
  [
    "no role, where instances write the log",
    (it) => {
      delete it.definition.executionRoleArn;
      it.service.launchType = "EC2";
      it.definition.networkMode = "bridge";
      Object.assign(container(it).rest, { memory: 64 });
    },
    { executionRole: { kind: "none" } },
  ],
];
it.each(cases)("%s is carried over", (_, change, expected) => {
  const { input, left } = inputFrom(existingWith(change));
  expect(left).toEqual([]);
  expect(provisionInput.parse(input)).toMatchObject(expected);
});
