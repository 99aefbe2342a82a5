import type { TargetDescription, TargetHealthDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../../world";
import { targetGroupNotFound, validationError } from "../errors";
import type { Elbv2Handlers } from "../module";
import { type TargetGroupRecord, targetGroups } from "../records";
import { groupOf } from "../runtime";
import { deregister } from "./deregister";
import { assertValid, register } from "./register";
import { NOT_REGISTERED, stateOf } from "./state";

export const targetHandlers: Elbv2Handlers = {
  RegisterTargets({ TargetGroupArn = "", Targets }, { world, region }) {
    const group = groupRecord(world, region, TargetGroupArn);
    const wanted = described(Targets).map((target) => ({
      id: target.Id ?? "",
      port: target.Port ?? group.Port ?? NO_PORT,
      availabilityZone: target.AvailabilityZone,
    }));
    for (const target of wanted) assertValid(world, region, group, target);
    for (const target of wanted) register(world, region, TargetGroupArn, target);
    return {};
  },

  /** Without a port every port of that id is taken out, as on AWS. */
  DeregisterTargets({ TargetGroupArn = "", Targets }, { world, region }) {
    groupRecord(world, region, TargetGroupArn);
    for (const { Id = "", Port } of described(Targets)) {
      for (const port of Port === undefined ? portsOf(world, region, TargetGroupArn, Id) : [Port]) {
        deregister(world, region, TargetGroupArn, { id: Id, port });
      }
    }
    return {};
  },

  DescribeTargetHealth({ TargetGroupArn = "", Targets }, { world, region }) {
    const group = groupRecord(world, region, TargetGroupArn);
    const runtime = groupOf(world, region, TargetGroupArn);
    const asked = Targets?.length
      ? Targets.map((target) => ({ id: target.Id ?? "", port: target.Port ?? group.Port ?? NO_PORT }))
      : [...runtime.targets.values()].map(({ record }) => ({ id: record.Id, port: record.Port }));
    return { TargetHealthDescriptions: asked.map((target) => healthOf(world, region, group, target)) };
  },
};

/** A function has none. */
const NO_PORT = 0;

function groupRecord(world: World, region: string, arn: string): TargetGroupRecord {
  const group = targetGroups(world, region).get(arn);
  if (!group) throw targetGroupNotFound([arn]);
  return group;
}

function described(targets: readonly TargetDescription[] | undefined): readonly TargetDescription[] {
  if (targets?.length) return targets;
  throw validationError("At least one target must be specified");
}

function portsOf(world: World, region: string, arn: string, id: string): number[] {
  const registered = [...groupOf(world, region, arn).targets.values()];
  return registered.filter((target) => target.record.Id === id).map((target) => target.record.Port);
}

function healthOf(
  world: World,
  region: string,
  group: TargetGroupRecord,
  asked: { id: string; port: number },
): TargetHealthDescription {
  const { state, reason, description } = stateOf(world, region, group.TargetGroupArn, asked) ?? NOT_REGISTERED;
  const record = groupOf(world, region, group.TargetGroupArn).targets.get(`${asked.id}|${asked.port}`)?.record;
  const port = group.HealthCheckPort === "traffic-port" ? String(asked.port) : group.HealthCheckPort;
  const zone = record?.AvailabilityZone;
  return {
    Target: {
      Id: asked.id,
      ...(asked.port === NO_PORT ? {} : { Port: asked.port }),
      ...(zone === undefined ? {} : { AvailabilityZone: zone }),
    },
    HealthCheckPort: port,
    TargetHealth: {
      State: state,
      ...(reason === undefined
        ? {}
        : { Reason: reason as NonNullable<TargetHealthDescription["TargetHealth"]>["Reason"] }),
      ...(description === undefined ? {} : { Description: description }),
    },
  };
}
