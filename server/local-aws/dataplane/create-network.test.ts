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

describe("a firewall", () => {
  const from = { region: "us-east-1", cidrs: ["10.0.0.0/8"], groups: ["sg-1"] };

  it("is asked about connections that say where they come from, and no others", () => {
    const network = createNetwork();
    network.expose("WEB.example", 80, 5000);
    const asked: unknown[] = [];
    const unguard = network.guard({
      blackHolePort: 9,
      admits: (...question) => {
        asked.push(question);
        return question[2] === "internet";
      },
    });
    expect(network.resolve("web.example", 80)).toEqual({ kind: "open", loopbackPort: 5000 });
    expect(network.resolve("Web.Example", 80, "internet")).toEqual({ kind: "open", loopbackPort: 5000 });
    expect(network.resolve("web.example", 80, from)).toEqual({ kind: "open", loopbackPort: 9, filtered: true });
    // What is dropped does not even refuse; a name that nobody has is nobody's to filter.
    expect(network.resolve("web.example", 81, from)).toEqual({ kind: "open", loopbackPort: 9, filtered: true });
    expect(network.resolve("other.example", 80, from)).toEqual({ kind: "unknown" });
    expect(asked).toEqual([
      ["web.example", 80, "internet"],
      ["web.example", 80, from],
      ["web.example", 81, from],
    ]);
    unguard();
    expect(network.resolve("web.example", 80, from)).toEqual({ kind: "open", loopbackPort: 5000 });
  });
});
