import {
  DeregisterTargetsCommand,
  ModifyTargetGroupAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call";
import { createChain, healthOf, registerTargets } from "../testing/chain";
import { eventually } from "../testing/eventually";
import { backend, endpoint, shareEndpoint, untilHealthy } from "../testing/shared-endpoint";

shareEndpoint();

describe("draining", () => {
  test("finishes what is under way, takes nothing new, and is gone after the delay", async () => {
    const { dns, groupArn } = await createChain(endpoint, "drain");
    const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "2" }];
    await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
    const leaving = await backend("172.31.2.1");
    await registerTargets(endpoint, groupArn, leaving);
    await untilHealthy(groupArn, leaving.id);
    let finish: (() => void) | undefined;
    leaving.answer((_request, response) => {
      finish = () => void response.end("finished");
    });
    const underWay = call(endpoint.world, dns);
    await eventually(() => expect(finish).toBeDefined());
    const staying = await backend("172.31.2.2");
    await registerTargets(endpoint, groupArn, staying);
    await endpoint.elbv2.send(
      new DeregisterTargetsCommand({ TargetGroupArn: groupArn, Targets: [{ Id: leaving.id, Port: 80 }] }),
    );
    expect((await healthOf(endpoint, groupArn))[leaving.id]).toEqual({
      State: "draining",
      Reason: "Target.DeregistrationInProgress",
      Description: "Target deregistration is in progress",
    });
    for (let turn = 0; turn < 5; turn++) expect((await call(endpoint.world, dns)).body).toBe(staying.id);
    finish?.();
    expect((await underWay).body).toBe("finished");
    await eventually(async () => expect(Object.keys(await healthOf(endpoint, groupArn))).toEqual([staying.id]));
  });

  test("breaks off with 502 what outlives the delay", async () => {
    const { dns, groupArn } = await createChain(endpoint, "drain-cut");
    const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "1" }];
    await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
    const target = await backend("172.31.2.3");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    let arrived = false;
    target.answer(() => {
      arrived = true;
    });
    const underWay = call(endpoint.world, dns);
    await eventually(() => expect(arrived).toBe(true));
    await endpoint.elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn: groupArn, Targets: [{ Id: target.id }] }));
    expect((await underWay).status).toBe(502);
    expect(await healthOf(endpoint, groupArn)).toEqual({});
  });
});
