import type { HopKind } from "@/lib/contracts/request-path";
import type { DirectKind, GatewayKind } from "./kinds";

export interface Entry {
  /** What the two answers say together; `{direct}` and `{gateway}` stand for them. */
  words: string;
  /** The hops that explain both, the likeliest first; empty: nothing can be concluded. */
  hops: HopKind[];
}

const BEFORE: HopKind[] = ["integration", "variable", "loadBalancer"];
const BEHIND: HopKind[] = ["target", "targetGroup", "service", "task"];
const UNREACHED: HopKind[] = ["loadBalancer", "listener", "integration", "variable"];

/** A page of the load balancer: it got no answer of a target. Which hop depends on its status. */
const page = (words: string): Entry => ({ words, hops: ["targetGroup", ...BEHIND, "listener"] });
const always = (entry: Entry): Record<"well" | "service" | "balancer" | "silent" | "unreached" | "mute", Entry> => ({
  well: entry,
  service: entry,
  balancer: entry,
  silent: entry,
  unreached: entry,
  mute: entry,
});
const NOTHING: Entry = {
  words: "The load balancer gave this server no answer, so there is nothing to compare.",
  hops: [],
};

/** First what came through the gateway, then what came from the load balancer itself. What is missing says nothing. */
export const TABLE: Record<GatewayKind, Partial<Record<DirectKind, Entry>>> = {
  well: {
    well: { words: "Both answer: {gateway} through the gateway, {direct} from the load balancer itself.", hops: [] },
    service: {
      words:
        "The load balancer itself answers {direct}: its rules or the service may depend on what the gateway sends along.",
      hops: [],
    },
    balancer: {
      words: "The load balancer itself just answered {direct}: only some of its targets may fail.",
      hops: [],
    },
  },
  unanswered: {
    ...always({
      words: "The load balancer answers {direct} to this server, the stage's address does not.",
      hops: ["stage"],
    }),
    silent: NOTHING,
    unreached: { words: "Neither answers: it may be this server's own network.", hops: [] },
    mute: NOTHING,
  },
  throttled: always({ words: "The stage throttles before it asks the load balancer.", hops: ["stage"] }),
  noMethod: always({
    words: "The gateway refuses before it asks the load balancer: this path or method is not deployed.",
    hops: ["method", "deployment", "stage"],
  }),
  refused: always({ words: "The gateway refuses the caller before it asks the load balancer.", hops: ["stage"] }),
  misconfigured: {
    well: {
      words:
        "The load balancer answers {direct} itself, so the fault is before it: in the integration or a stage variable.",
      hops: BEFORE,
    },
    service: {
      words: "The service answers {direct} by way of the load balancer, so the fault is before it: in the integration.",
      hops: BEFORE,
    },
    balancer: page("The load balancer answers {direct} itself: it gets nothing from its targets."),
    silent: { words: "The load balancer takes the connection, but no answer comes from behind it.", hops: BEHIND },
    unreached: {
      words: "Neither the gateway nor this server gets a connection to the load balancer.",
      hops: UNREACHED,
    },
  },
  timedOut: {
    well: {
      words:
        "The load balancer answers {direct} to this server, but not to the gateway in time: its security group may keep the gateway out, or the integration's timeout is short.",
      hops: ["loadBalancer", "integration"],
    },
    service: {
      words: "The load balancer answers {direct} to this server, but not to the gateway in time.",
      hops: ["loadBalancer", "integration"],
    },
    balancer: page("The load balancer answers {direct} itself: it gets nothing from its targets."),
    silent: { words: "The load balancer takes the connection, but no answer comes from behind it.", hops: BEHIND },
    unreached: {
      words: "Neither the gateway nor this server gets a connection to the load balancer.",
      hops: UNREACHED,
    },
  },
  unconnected: {
    ...always({
      words:
        "The load balancer takes this server's connections but not the gateway's: its security group or its scheme keeps the gateway out.",
      hops: ["loadBalancer"],
    }),
    unreached: {
      words: "Neither the gateway nor this server gets a connection: nothing listens there, or it is kept out.",
      hops: ["listener", "loadBalancer"],
    },
    mute: NOTHING,
  },
  balancer: {
    well: {
      words:
        "Asked once more, directly, the load balancer answers {direct}: only some of its targets fail, or it has recovered.",
      hops: ["target", "targetGroup"],
    },
    service: {
      words: "Asked once more, directly, the service answers {direct}: only some of the targets get to answer.",
      hops: ["target", "targetGroup", "task"],
    },
    balancer: page("Both answer {direct}, and it is the load balancer's own: it gets nothing from its targets."),
    silent: { words: "The load balancer takes the connection, but no answer comes from behind it.", hops: BEHIND },
  },
  service: {
    well: {
      words:
        "The service answers {gateway} through the gateway and {direct} directly: what the gateway sends along makes the difference, or it fails only now and then.",
      hops: ["integration", "task"],
    },
    service: { words: "Both get {direct} from the service itself.", hops: ["task", "listener"] },
    balancer: page(
      "The service answered {gateway} through the gateway, and then the load balancer {direct}: its targets come and go.",
    ),
    silent: { words: "The load balancer takes the connection, but no answer comes from behind it.", hops: BEHIND },
  },
};

export const otherStatus: Entry = {
  words:
    "The service answers {gateway} through the gateway and {direct} directly: what the gateway sends along makes the difference.",
  hops: ["integration", "task"],
};
export const nothing = NOTHING;
