import type { Registry } from "../../protocol/http/registry";
import { Refusal } from "../http/exchange";
import type { Fault } from "./schema";

/** A fault for a name that does not exist would never happen. @throws Refusal 400 */
export async function checkNames(faults: readonly Fault[], registry: Registry): Promise<void> {
  for (const { service, operation } of faults) {
    if (service === "*") {
      if (operation !== "*") throw new Refusal(400, `The operation ${operation} needs its service, not *.`);
      continue;
    }
    const loaded = await registry.load(service);
    if (!loaded) {
      const known = [...registry.names, "*"].join(", ");
      throw new Refusal(400, `There is no service ${service} here. Services: ${known}.`);
    }
    if (operation !== "*" && !loaded.model.operations.has(operation)) {
      throw new Refusal(400, `The service ${service} has no operation ${operation}.`);
    }
  }
}
