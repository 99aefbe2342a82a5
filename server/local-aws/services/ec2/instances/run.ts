import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import { invalidValue } from "../errors";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { launchInstance } from "./launch";
import type { Instance } from "./records";
import { launchSpec } from "./spec";
import { reservationView } from "./view";

/** Of one call; AWS's own limit is a number of vCPUs. */
const MAX_COUNT = 20;

export const runInstances: Ec2Handlers = {
  RunInstances(input, { region, world, account }) {
    const tables = ec2Tables(world, region);
    const { MinCount: least = 1, MaxCount: most = 1, ClientToken: token } = input;
    if (least < 1 || least > most) {
      throw invalidValue(`Value (${least}) for parameter minCount is invalid. It must be between 1 and maxCount.`);
    }
    if (least > MAX_COUNT) {
      throw new AwsError("InstanceLimitExceeded", `You can launch at most ${MAX_COUNT} instances with one call here.`);
    }
    const before = token === undefined ? [] : tables.instances.values().filter((one) => one.clientToken === token);
    const made = before.length > 0 ? before : launch();
    return reservationView(tables, made, world.now(), account);

    function launch(): Instance[] {
      const spec = launchSpec(tables, input);
      const reservationId = `r-${hex(17)}`;
      const count = Math.min(most, MAX_COUNT);
      return Array.from({ length: count }, (_, index) => launchInstance(world, region, spec, { reservationId, index }));
    }
  },
};
