/** The endpoint's network, in memory: what is exposed ends with the process. */
import type { Firewall, Network, Route } from "./network";

interface Host {
  /** How many hold the host up: one `attach` or `expose` each. */
  holders: number;
  /** The newest exposure of a port answers; an older one comes back when the newer is taken away. */
  ports: Map<number, Exposure[]>;
}

interface Exposure {
  loopbackPort: number;
}

export function createNetwork(): Network {
  const hosts = new Map<string, Host>();
  let firewall: Firewall | undefined;

  function hold(name: string): { host: Host; release(): void } {
    const key = name.toLowerCase();
    const host = hosts.get(key) ?? { holders: 0, ports: new Map() };
    hosts.set(key, host);
    host.holders++;
    return {
      host,
      release: once(() => {
        host.holders--;
        if (host.holders === 0 && hosts.get(key) === host) hosts.delete(key);
      }),
    };
  }

  return {
    attach: (name) => hold(name).release,
    expose(name, port, loopbackPort) {
      const { host, release } = hold(name);
      const exposure = { loopbackPort };
      host.ports.set(port, [...(host.ports.get(port) ?? []), exposure]);
      return once(() => {
        const others = (host.ports.get(port) ?? []).filter((other) => other !== exposure);
        if (others.length > 0) host.ports.set(port, others);
        else host.ports.delete(port);
        release();
      });
    },
    guard(added) {
      firewall = added;
      return once(() => {
        if (firewall === added) firewall = undefined;
      });
    },
    resolve(name, port, from): Route {
      const key = name.toLowerCase();
      const host = hosts.get(key);
      if (!host) return { kind: "unknown" };
      // Before anything else, as packets meet it: a closed port behind a filter does not even refuse.
      if (from !== undefined && firewall?.admits(key, port, from) === false) {
        return { kind: "open", loopbackPort: firewall.blackHolePort, filtered: true };
      }
      const exposure = host.ports.get(port)?.at(-1);
      return exposure ? { kind: "open", loopbackPort: exposure.loopbackPort } : { kind: "refused" };
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
