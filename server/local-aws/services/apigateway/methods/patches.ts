/** What UpdateMethod may change (API reference, "Patch operations"). */
import type { MethodRecord } from "../model";
import type { PatchRule } from "../patch/apply";
import { booleanOf, element, flag, member, text } from "../patch/rules";
import { checkAuthorization, checkRequestParameter, checkValidator } from "./check";

export const METHOD_PATCHES: readonly PatchRule<MethodRecord>[] = [
  text("authorizationType", checkAuthorization, ["replace"]),
  text("operationName"),
  text("requestValidatorId", checkValidator),
  flag("apiKeyRequired"),
  element("authorizationScopes"),
  member("requestModels", ({ value }) => value),
  member("requestParameters", (patch) => {
    checkRequestParameter(patch.names[0] ?? "");
    return booleanOf(patch);
  }),
];
