import { describe, expect, it } from "vitest";
import { promoteInput } from "./commands";

describe("promoteInput", () => {
  const promotion = { apiId: "abc123", from: "dev", to: "prod", deploymentId: "d1" };

  it("takes a promotion to another stage", () => {
    expect(promoteInput.safeParse(promotion).success).toBe(true);
  });

  it("refuses a promotion of a stage to itself, at the field", () => {
    const { error } = promoteInput.safeParse({ ...promotion, to: "dev" });
    expect(error?.issues).toMatchObject([
      { path: ["to"], message: "Another stage than dev: it cannot be promoted to itself." },
    ]);
  });
});
