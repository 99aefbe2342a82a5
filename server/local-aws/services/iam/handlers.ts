/** All of IAM's handlers. */
import { instanceProfileHandlers } from "./instance-profiles/handlers";
import type { IamHandlers } from "./module";
import { policyHandlers } from "./policies/handlers";
import { rolePolicyHandlers } from "./role-policies/handlers";
import { roleHandlers } from "./roles/handlers";
import { tagHandlers } from "./tag-handlers";

export const handlers: IamHandlers = {
  ...roleHandlers,
  ...rolePolicyHandlers,
  ...policyHandlers,
  ...instanceProfileHandlers,
  ...tagHandlers,
};
