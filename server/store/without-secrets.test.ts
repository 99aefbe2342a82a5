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

it("looks at every depth", () => {
  const environment = [{ name: "TOKEN", value: "hunter2" }];
  const input = { definition: { container: { environment } }, more: [{ command: "hunter2", path: "/a" }] };
  const kept = withoutSecrets(input);
  expect(JSON.stringify(kept)).not.toContain("hunter2");
  expect(kept).toMatchObject({ definition: { container: { environment: "(given)" } }, more: [{ path: "/a" }] });
});
