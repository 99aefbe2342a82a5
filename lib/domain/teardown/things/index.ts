import type { Holdings } from "../../facts";
import type { RemovalRecords } from "../records";
import { byKey, type Things } from "../thing";
import { capacityThings } from "./capacity";
import { ecsThings } from "./ecs";
import { gatewayThings } from "./gateway";
import { balancingThings } from "./load-balancing";
import { surroundingThings } from "./surroundings";

/** Everything that was read, each with what it needs. */
export const thingsOf = (holdings: Holdings, records: RemovalRecords): Things =>
  byKey([
    ...gatewayThings(holdings, records),
    ...balancingThings(holdings),
    ...ecsThings(holdings),
    ...surroundingThings(holdings),
    ...capacityThings(holdings),
  ]);
