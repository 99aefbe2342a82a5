/** Drops what AWS shows for a while only: stopped tasks, deleted services and instances that left, all for about an hour. */
import type { World } from "../../../world";
import { CONTAINER_INSTANCES, containerInstances } from "../instances/records";
import { serviceEvents, services, tags, tasks } from "../records";
import { deleteTask } from "../tasks/task-index";

const VISIBLE = 60 * 60_000;

export function forgetOld(world: World): void {
  const before = world.now() - VISIBLE;
  for (const region of world.store.regions("ecs/tasks")) {
    for (const record of tasks(world, region).values()) {
      if (record.task.lastStatus !== "STOPPED" || record.statusAt.getTime() >= before) continue;
      deleteTask(world, region, record);
      tags(world, region).delete(record.task.taskArn);
    }
  }
  for (const region of world.store.regions(CONTAINER_INSTANCES)) {
    for (const { containerInstanceArn: arn, inactiveAt } of containerInstances(world, region).values()) {
      if (!inactiveAt || inactiveAt.getTime() >= before) continue;
      containerInstances(world, region).delete(arn);
      tags(world, region).delete(arn);
    }
  }
  for (const region of world.store.regions("ecs/services")) {
    for (const service of services(world, region).values()) {
      if (!service.inactiveAt || service.inactiveAt.getTime() >= before) continue;
      services(world, region).delete(service.serviceArn);
      serviceEvents(world, region).delete(service.serviceArn);
      tags(world, region).delete(service.serviceArn);
    }
  }
}
