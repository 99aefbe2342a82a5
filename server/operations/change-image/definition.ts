import "server-only";
import { type ChangeImageInput, changeImageInput } from "@/lib/contracts/environment-changes";
import { anyInput, type Definition } from "../definition";
import { check } from "./check";
import { register } from "./register";
import { rollout } from "./rollout";
import { update } from "./update";
import { verify } from "./verify";

const definition: Definition<ChangeImageInput> = {
  kind: "changeImage",
  parse: (input) => changeImageInput.parse(input),
  steps: [check, register, update, rollout, verify],
};

/** Another image in a revision of the service's own task definition, rolled out, verified, or taken back. */
export const changeImage = anyInput(definition);
