import "server-only";
import type { OperationKind } from "@/lib/contracts/operations";
import { addRoute } from "./add-route/definition";
import { changeImage } from "./change-image/definition";
import type { Definition } from "./definition";
import { deploy } from "./deploy/definition";
import { promote } from "./promote/definition";
import { provision } from "./provision/definition";
import { rollback } from "./rollback/definition";
import { stackCreate, stackUpdate } from "./stacks/apply/definition";
import { bindStage } from "./stacks/bind/definition";
import { stackDelete } from "./stacks/delete/definition";
import { teardown } from "./teardown/definition";

/** All kinds of operations. */
export const DEFINITIONS: Record<OperationKind, Definition<unknown>> = {
  provision,
  promote,
  rollback,
  deploy,
  teardown,
  bindStage,
  stackCreate,
  stackUpdate,
  stackDelete,
  changeImage,
  addRoute,
};
