import { expect, it } from "vitest";
import { withoutSecrets } from "./without-secrets";

it("says of what may hold a secret that it was given, and of a file how large it is", () => {
  const input = { command: "export TOKEN=hunter2", definition: new Blob(["é"]), mode: "new", apiId: undefined };
  expect(withoutSecrets(input)).toEqual({ command: "(given)", definition: "(file of 2 bytes)", mode: "new" });
  expect(withoutSecrets({ command: "" })).toEqual({ command: "" });
  const template = { from: "body", body: "x".repeat(5_000) };
  expect(withoutSecrets({ template })).toEqual({ template: { from: "body", body: "(text of 5000 characters)" } });
  expect(withoutSecrets({ secrets: { Password: "hunter2" } })).toEqual({ secrets: "(given)" });
});
