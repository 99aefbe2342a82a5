import { describe, expect, it } from "vitest";
import { checkImports } from "./check-imports.mjs";

/** Put in by name, so that the check does not take the examples of this file for its imports. */
const STORE = "@/server/store";

const broken = (path: string, specifier: string, statement = `import { x } from "${specifier}";`) =>
  checkImports(path, `// a line before\n${statement}\n`).map((found) => found.message);

describe("what an area may not import", () => {
  it.each([
    ["app/page.tsx", "@/server/store"],
    ["app/page.tsx", "@/server/aws/call"],
    ["app/page.tsx", "../server/operations/runner"],
    ["app/api/health/route.ts", "../../../server/inventory"],
    ["components/environments/matrix.tsx", "@/server/queries/get-environments"],
    ["components/environments/matrix.tsx", "@/components/promotion/drawer"],
    ["components/environments/matrix.tsx", "../promotion/drawer"],
    ["components/ui/button.tsx", "../shell/header"],
    ["components/ui/button.tsx", "@/app/layout"],
    ["server/actions/invoke-stage.ts", "@/server/aws/call"],
    ["server/actions/invoke-stage.ts", "@/server/queries/get-apis"],
    ["server/queries/get-apis.ts", "@/server/aws/read/apis"],
    ["server/queries/get-apis.ts", "../aws/read/apis"],
    ["server/operations/provision/cluster.ts", "@/server/actions/define-action"],
    ["server/operations/provision/cluster.ts", "../../queries/get-apis"],
    ["server/inventory/reader.ts", "@/server/operations/runner"],
    ["server/inventory/reader.ts", "@/server/store"],
    ["server/aws/call.ts", "@/server/inventory"],
    ["server/store/index.ts", "../inventory"],
    ["lib/domain/health.ts", "@/server/settings"],
    ["lib/domain/health.ts", "../../components/ui/button"],
    ["lib/domain/health.ts", "node:fs"],
    ["lib/domain/health.ts", "react"],
    ["server/aws/call.ts", "@/server/local-aws/endpoint"],
    ["server/local-aws/main.ts", "@/lib/contracts/errors"],
    ["server/local-aws/main.ts", "../settings"],
    ["server/local-aws/services/ecs/service.ts", "../../../../lib/contracts/errors"],
    ["server/operations/provision/cluster.ts", "@aws-sdk/client-ecs"],
    ["app/page.tsx", "@aws-sdk/client-ecs"],
    ["components/ui/button.tsx", "@smithy/core"],
    ["proxy.ts", "@/server/local-aws/main"],
    ["server/local-aws/testing/index.ts", "../../store"],
    ["server/inventory/reader.integration.test.ts", "../local-aws/endpoint"],
    ["lib/domain/health.test.ts", "../../server/settings"],
    ["server/store/index.ts", "../../../elsewhere/x"],
    ["scripts/start.mjs", "../server/settings"],
  ])("%s: %s", (path, specifier) => expect(broken(path, specifier)).toHaveLength(1));

  it("says who may not import what, and why", () => {
    expect(checkImports("app/page.tsx", `import "./x";\nimport "${STORE}";`)).toEqual([
      {
        path: "app/page.tsx",
        line: 2,
        message:
          "app may not import @/server/store: server/store is not among components, server/actions, server/queries, lib",
      },
    ]);
  });

  it.each([
    `import type { X } from "${STORE}";`,
    `export { x } from "${STORE}";`,
    `export * from "${STORE}";`,
    `const x = await import("${STORE}");`,
    `const x = await import(\`${STORE}\`);`,
    `const x = require("${STORE}");`,
    `import x, {\n  y,\n  type Z,\n} from "${STORE}";`,
    `import "${STORE}";`,
    `type X = import("${STORE}").X;`,
  ])("in every form: %s", (statement) => expect(broken("app/page.tsx", STORE, statement)).toHaveLength(1));

  it("a folder that nobody thought of", () => {
    expect(broken("utils/dates.ts", "zod")[0]).toMatch("belongs to no area");
    expect(broken("server/helpers/dates.ts", "zod")[0]).toMatch("belongs to no area");
    expect(broken("app/page.tsx", "@/utils/dates")[0]).toMatch("belongs to no area");
  });
});

describe("what an area may import", () => {
  it.each([
    ["app/page.tsx", "@/components/environments/matrix"],
    ["app/page.tsx", "@/server/queries/get-environments"],
    ["components/environments/matrix.tsx", "@/components/ui/button"],
    ["components/environments/matrix.tsx", "./cell"],
    ["components/environments/matrix.tsx", "@/server/actions/invoke-stage"],
    ["server/actions/invoke-stage.ts", "@/server/operations/runner"],
    ["server/operations/provision/cluster.ts", "@/server/aws/write/ecs"],
    ["server/aws/read/ecs.ts", "@aws-sdk/client-ecs"],
    ["server/aws/read/ecs.ts", "@/server/settings"],
    ["server/local-aws/services/ecs/service.ts", "../../protocol/service"],
    ["server/local-aws/services/ecs/service.ts", "@smithy/core/schema"],
    ["server/inventory/reader.integration.test.ts", "../local-aws/testing"],
    ["server/queries/testing/hello-world.ts", "../../local-aws/services/ecs/testing/setup"],
    ["server/queries/testing/hello-world.ts", "@aws-sdk/client-ecs"],
    ["server/queries/environments.integration.test.ts", "../aws/clients"],
    ["lib/domain/health.ts", "../contracts/health"],
    ["lib/contracts/commands.ts", "zod"],
    ["e2e/specs/story.spec.ts", "../../scripts/lib/ports.mjs"],
  ])("%s: %s", (path, specifier) => expect(broken(path, specifier)).toEqual([]));
});
