import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { services } from "./index";

/** By signing name: what `docs/local-aws.md` says is offered. */
const documented = new Map(
  [...readFileSync("docs/local-aws.md", "utf8").matchAll(/^\| `([a-z\d]+)`[^|]*\| (`[A-Z].*) \|$/gm)].map(
    ([, service = "", operations = ""]) => [service, [...operations.matchAll(/`(\w+)`/g)].map(([, name]) => name)],
  ),
);

describe("docs/local-aws.md names what is offered, and nothing else", () => {
  it("every service", () => {
    expect([...documented.keys()].sort()).toEqual(services.map(({ signingName }) => signingName).sort());
  });

  it.each(services.map((service) => [service.signingName, service] as const))(
    "of %s, every operation",
    async (name, service) => {
      expect(documented.get(name)?.toSorted()).toEqual(Object.keys(await service.loadHandlers()).sort());
    },
  );
});
