"use client";

import { LogPanel } from "@/components/logs/log-panel";
import type { LogSource } from "@/components/logs/log-source";
import { ClusterScreen } from "@/components/services/cluster/cluster-screen";
import { MOST_STANDALONE } from "@/components/services/cluster/standalone-card";
import type { ClusterDetail, StandaloneTask } from "@/lib/contracts/clusters";

/** One cluster with the log of a task that no service started. */
export const Cluster = ({ cluster }: { cluster: string }) => (
  <ClusterScreen cluster={cluster} logs={(detail) => <LogPanel source={sourceOf(detail)} />} />
);

const sourceOf = ({ cluster, tasks, stopped, kept }: ClusterDetail): LogSource => ({
  cluster: cluster.name,
  containers: null,
  tasks: [...shown(tasks), ...shown(stopped), ...shown(kept)],
});

const shown = (tasks: StandaloneTask[] | null) => (tasks ?? []).slice(0, MOST_STANDALONE);
