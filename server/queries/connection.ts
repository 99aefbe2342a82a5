import "server-only";
import type { ConnectionInfo } from "@/lib/contracts/connection";
import { connection } from "../inventory";

/** Which AWS is active, and as whom. A failure stands in the answer. */
export const getConnection = (): Promise<ConnectionInfo> => connection();
