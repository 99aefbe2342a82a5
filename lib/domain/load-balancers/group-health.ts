import type { Health } from "@/lib/contracts/health";
import type { Hop } from "@/lib/contracts/request-path";
import { healthOfCode } from "../diagnosis/codes";
import type { FactIndex } from "../facts";
import { worstHealth } from "../health";
import { type Arrival, targetGroupHops } from "../request-path/target-group-hop";

/** A target group that a load balancer uses, judged. */
export interface JudgedGroup {
  arn: string;
  hop: Hop;
  services: Hop[];
  targets: Arrival["targets"];
  health: Health;
  /** What is the case, in plain words. */
  words: string;
}

export function judgeGroup(index: FactIndex, arn: string): JudgedGroup {
  const { hops, targets } = targetGroupHops(index, arn);
  const [hop, ...services] = hops as [Hop, ...Hop[]];
  return { arn, hop, services, targets, ...healthOf(hop, services) };
}

/** A group that only waits for its service is as well as the service is, and the service says why. */
function healthOf(group: Hop, services: readonly Hop[]): Pick<JudgedGroup, "health" | "words"> {
  const own = healthOfHop(group);
  if (group.code !== "targetGroup.waiting") return { health: own, words: group.words };
  const because = services.find(({ verdict }) => verdict !== "ok");
  return { health: worstHealth(services.map(healthOfHop)), words: because?.words ?? group.words };
}

const healthOfHop = ({ verdict, code }: Hop): Health => (verdict === "ok" ? "healthy" : healthOfCode(code ?? ""));
