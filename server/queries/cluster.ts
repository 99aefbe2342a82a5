import "server-only";
import type { ClusterDetail, StandaloneTask } from "@/lib/contracts/clusters";
import { indexFacts, known } from "@/lib/domain/facts";
import { listClusters, standaloneTasks } from "@/lib/domain/services/clusters";
import { listServices } from "@/lib/domain/services/list-services";
import { keepStopped } from "../history";
import { inventory } from "../inventory";
import { stopTaskCommand } from "../operations/services/commands";
import { listStoppedStandalone } from "../store";
import { clusterFacts, foundCluster } from "./parts/found-service";
import { freshnessWith } from "./parts/freshness-with";

/** One cluster with its services, and the tasks that none of them started. @throws AppFailure when there is none. */
export async function getCluster(name: string): Promise<ClusterDetail> {
  const facts = await clusterFacts(name);
  const { arn } = foundCluster(facts, name);
  const read = await inventory().readCluster(arn);
  keepStopped(read.stopped.value ?? []);
  const [cluster] = listClusters({ clusters: facts.clusters }).filter((one) => one.arn === arn);
  const tasks = known(read.tasks);
  const allStopped = known(read.stopped);
  const stopped = allStopped ? standaloneTasks(allStopped) : null;
  const kept = await listStoppedStandalone(arn, { besides: stopped?.map((task) => task.arn) });
  return {
    ...freshnessWith(facts, read),
    cluster: cluster ?? { arn, name, status: null, counts: null },
    services: facts.services[arn]?.value
      ? listServices(indexFacts(facts)).filter((service) => service.cluster === name)
      : null,
    tasks: tasks ? standaloneTasks(tasks).map((task) => withCommand(name, task)) : null,
    stopped,
    kept: standaloneTasks(kept),
  };
}

/** With the command that does what the button does. */
const withCommand = (cluster: string, task: StandaloneTask): StandaloneTask => ({
  ...task,
  stopCommand: stopTaskCommand(cluster, task.arn),
});
