import type { Scope } from "./tables";

/** Whether what AWS refuses is taken, as by other implementations of AWS: see `/_local/conditions`. */
export const isLenient = ({ world }: Scope): boolean => world.conditions.find("lenientApiGateway") !== undefined;
