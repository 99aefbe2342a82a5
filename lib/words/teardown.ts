import type { StayingThing } from "@/lib/contracts/teardown";

/** As many users as a line has room for. */
const MOST_NAMED = 3;

/** Why a resource stays, in a few words. */
export function whyItStays({ why, by }: Pick<StayingThing, "why" | "by">): string {
  const named = by.slice(0, MOST_NAMED).join(", ");
  const who = by.length > MOST_NAMED ? `${named} and ${by.length - MOST_NAMED} more` : named;
  switch (why) {
    case "inUse":
      return `In use by ${who}`;
    case "otherEnvironment":
      return `Made for ${who}`;
    case "stack":
      return `Belongs to the CloudFormation stack ${who}: delete the stack to remove it`;
    case "choice":
      return "What the tasks have written; kept unless you choose otherwise";
    case "notOurs":
      return "Not made by Stageway";
  }
}

/** `1 resource`, `12 resources` */
export const resources = (count: number): string => (count === 1 ? "1 resource" : `${count} resources`);
