import { describe, expect, it } from "vitest";
import { createNetwork } from "./create-network";

describe("createNetwork", () => {
  it("tells unknown, refused and open apart, whatever the case of the name", () => {
    const network = createNetwork();
    expect(network.resolve("web.elb.localhost", 80)).toEqual({ kind: "unknown" });
    const detach = network.attach("Web.elb.localhost");
    expect(network.resolve("web.elb.localhost", 80)).toEqual({ kind: "refused" });
    const close = network.expose("web.elb.LOCALHOST", 80, 5001);
    expect(network.resolve("WEB.elb.localhost", 80)).toEqual({ kind: "open", loopbackPort: 5001 });
    expect(network.resolve("web.elb.localhost", 81)).toEqual({ kind: "refused" });
    close();
    expect(network.resolve("web.elb.localhost", 80)).toEqual({ kind: "refused" });
    detach();
    expect(network.resolve("web.elb.localhost", 80)).toEqual({ kind: "unknown" });
  });

  it("keeps a host up while an exposure lasts, and lets the older exposure answer again", () => {
    const network = createNetwork();
    const older = network.expose("10.0.0.1", 80, 1);
    const newer = network.expose("10.0.0.1", 80, 2);
    expect(network.resolve("10.0.0.1", 80)).toEqual({ kind: "open", loopbackPort: 2 });
    newer();
    newer();
    expect(network.resolve("10.0.0.1", 80)).toEqual({ kind: "open", loopbackPort: 1 });
    older();
    expect(network.resolve("10.0.0.1", 80)).toEqual({ kind: "unknown" });
  });

  it("does not let a stale remover take a newer host away", () => {
    const network = createNetwork();
    const first = network.attach("10.0.0.1");
    first();
    network.attach("10.0.0.1");
    first();
    expect(network.resolve("10.0.0.1", 1)).toEqual({ kind: "refused" });
  });
});
