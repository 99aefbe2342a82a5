/** Amazon ECS: clusters, task definitions, services and tasks, with a scheduler that really runs them. */

import { defineService } from "../../protocol/service";
import { createBuiltinRuntime } from "../../runtime/builtin/runtime";
import { capacityProviderHandlers } from "./capacity-providers/handlers";
import { clusterHandlers } from "./clusters/handlers";
import { containerInstanceHandlers } from "./instances/handlers";
import type { EcsModule } from "./module";
import { startWorker } from "./scheduler/worker";
import { serviceHandlers } from "./services/handlers";
import { tagHandlers } from "./tags/handlers";
import { taskDefinitionHandlers } from "./task-definitions/handlers";
import { taskHandlers } from "./tasks/handlers";

export const ecs = defineService<EcsModule>({
  signingName: "ecs",
  loadModel: () => import("@aws-sdk/client-ecs"),
  loadHandlers: async () => ({
    ...clusterHandlers,
    ...capacityProviderHandlers,
    ...containerInstanceHandlers,
    ...taskDefinitionHandlers,
    ...serviceHandlers,
    ...taskHandlers,
    ...tagHandlers,
  }),
  start: (world) => startWorker(world, createBuiltinRuntime()),
});
