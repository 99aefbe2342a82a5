import type { HopKind } from "@/lib/contracts/request-path";

export const HOP_WORDS: Record<HopKind, string> = {
  stage: "Stage",
  deployment: "Snapshot",
  method: "Method",
  integration: "Integration",
  variable: "Stage variable",
  loadBalancer: "Load balancer",
  listener: "Listener",
  targetGroup: "Target group",
  target: "Target",
  service: "Service",
  task: "Task",
};
