import "server-only";
import { userInfo } from "node:os";

/** Who is asking. */
export interface Actor {
  /** As it stands in the audit log. */
  name: string;
  role: "operator";
}

/** Until people sign in, whoever reaches the loopback address is the person who runs Stageway on this machine. */
export async function currentActor(): Promise<Actor> {
  return { name: osUser(), role: "operator" };
}

/** A container may run under a user id without a name. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
