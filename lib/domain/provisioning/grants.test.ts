import { expect, it } from "vitest";
import { EXECUTION_GRANTS, type Grants, sameGrants } from "./grants";

const trustWith = (more: object): Grants => {
  const [statement] = JSON.parse(EXECUTION_GRANTS.trust).Statement;
  return {
    ...EXECUTION_GRANTS,
    trust: JSON.stringify({ Statement: { ...more, ...statement }, Version: "2012-10-17" }),
  };
};

it.each<[string, Grants, boolean]>([
  ["in another order, a list of one as its member", trustWith({}), true],
  ["a condition", trustWith({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), false],
  ["another policy", { ...EXECUTION_GRANTS, managed: [] }, false],
  ["one of its own", { ...EXECUTION_GRANTS, inline: [{ name: "a", document: "{}" }] }, false],
])("%s: the same is %s", (_, grants, same) => expect(sameGrants(grants, EXECUTION_GRANTS)).toBe(same));
