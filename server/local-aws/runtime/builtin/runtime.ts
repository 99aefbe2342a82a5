/** The default runtime: built-in images, served in this process. Needs no Docker and never reaches the host's shell. */
import { pullImage } from "../images/registry";
import type { Runtime } from "../runtime";
import { startPod } from "./pod";

export function createBuiltinRuntime(): Runtime {
  return {
    async pull(image) {
      return { digest: pullImage(image).digest };
    },
    async start(spec) {
      return startPod(spec);
    },
  };
}
