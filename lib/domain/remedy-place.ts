import type { Hop, Remedy, RequestPath } from "@/lib/contracts/request-path";
import { loadBalancerHref } from "./load-balancers/address";
import { serviceHrefOf } from "./services/address";

/** Services and their tasks are put right on their page; of load balancers and what is behind them a page only tells. */
export function withPlace(remedy: Remedy, hop: Hop, path: Pick<RequestPath, "hops">): Remedy {
  const page = remedy.href === undefined ? placeOf(hop, path) : undefined;
  if (page === undefined) return remedy;
  return { ...remedy, [hop.kind === "service" || hop.kind === "task" ? "href" : "lookHref"]: page };
}

/** The page on which a hop's things are scaled, deployed anew, replaced, or looked at. */
export function placeOf({ kind, id }: Hop, { hops }: Pick<RequestPath, "hops">): string | undefined {
  switch (kind) {
    case "service":
      return serviceHrefOf(id ?? "") ?? undefined;
    case "task": {
      // A task stands behind the service that started it.
      const at = hops.findIndex((hop) => hop.kind === "task" && hop.id === id);
      const service = hops.slice(0, at).findLast((hop) => hop.kind === "service");
      return service && placeOf(service, { hops });
    }
    case "loadBalancer":
    case "listener":
    case "targetGroup":
    case "target": {
      const balancer = hops.find((hop) => hop.kind === "loadBalancer" && hop.id?.startsWith("arn:"));
      return balancer && loadBalancerHref(balancer.label);
    }
    default:
      return undefined;
  }
}
