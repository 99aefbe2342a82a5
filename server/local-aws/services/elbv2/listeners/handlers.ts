import type { Elbv2Handlers } from "../module";
import { createListener } from "./create";
import { deleteListener } from "./delete";
import { describeListeners } from "./describe";
import { modifyListener } from "./modify";

export const listenerHandlers: Elbv2Handlers = {
  CreateListener: createListener,
  DescribeListeners: describeListeners,
  ModifyListener: modifyListener,
  DeleteListener: deleteListener,
};
