import { expect, it } from "vitest";
import { Conditions } from "../../../control/conditions/conditions";
import type { World } from "../../../world";
import { isAlarmed, isInAlarm } from "./alarms";
import { newDeployment } from "./deployments";

const inAlarm = new Conditions();
inAlarm.replace([{ condition: "alarm", alarm: "errors" }]);
// Only what is read of a world.
const world = { conditions: inAlarm } as World;
const watching = { alarms: { alarmNames: ["latency", "errors"], enable: true, rollback: false } };
const deployment = newDeployment({ taskDefinition: "web:1", loadBalancers: [] }, new Date(0));

it("one of the alarms ends a deployment that is under way", () => {
  expect(isAlarmed(world, deployment, watching)).toBe(true);
  expect(isAlarmed(world, { ...deployment, rolloutState: "COMPLETED" }, watching)).toBe(false);
  expect(isAlarmed(world, deployment, { alarms: { ...watching.alarms, alarmNames: ["latency"] } })).toBe(false);
  expect(isAlarmed(world, deployment, { alarms: { ...watching.alarms, enable: false } })).toBe(false);
  expect(isAlarmed(world, deployment, {})).toBe(false);
});

it("but not one that began when it was in ALARM already", () => {
  expect(isInAlarm(world, watching)).toBe(true);
  expect(isAlarmed(world, { ...deployment, ignoresAlarms: true }, watching)).toBe(false);
});
