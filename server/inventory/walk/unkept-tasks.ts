import type { ClusterFact, Fact, TaskFact } from "@/lib/domain/facts";
import type { Reader } from "./reader";

/** For the history of what ECS forgets. Never throws: a failure stands in the fact. */
export interface StoppedReader {
  /** As old as they may be in memory. */
  clusters(): Promise<Fact<ClusterFact[]>>;
  /** The stopped tasks of a cluster, whoever started them, asked for now; those that are `kept` are not described again. */
  unkept(clusterArn: string, kept: ReadonlySet<string>): Promise<Fact<TaskFact[]>>;
}

export const stoppedReader = (readerFor: (fresh: boolean) => Reader): StoppedReader => ({
  clusters: () => {
    const { get, source } = readerFor(false);
    return get("clusters", source.listClusters);
  },
  unkept: (clusterArn, kept) => {
    const { get, source } = readerFor(true);
    return get(`unkeptTasks:${clusterArn}`, () => source.listStoppedBesides(clusterArn, kept));
  },
});
