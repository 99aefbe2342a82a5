import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import LongFirst from "./scripts/lib/suites/long-first.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = {
  "@": root.replace(/\/$/, ""),
  // Outside Next there is no bundler to enforce it; the marker itself throws in plain Node.
  "server-only": fileURLToPath(new URL("./scripts/empty.mjs", import.meta.url)),
};

const integration = {
  testTimeout: 300_000,
  hookTimeout: 120_000,
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
};

/** Unit tests stand beside the code (`*.test.ts`); what needs a process, a socket or a disk is `*.integration.test.ts`. */
export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Random ones take seconds of their own; on a machine that is busy several times as long.
          testTimeout: 60_000,
          include: ["{app,components,lib,server,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.{ts,tsx}", "node_modules/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration",
          include: ["{app,lib,server,scripts}/**/*.integration.test.{ts,tsx}"],
          exclude: ["server/local-aws/**", "node_modules/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration of the endpoint",
          include: ["server/local-aws/**/*.integration.test.ts"],
          // It keeps nothing outside its worlds, so that the SDK's schemas are loaded once for many files.
          isolate: false,
        },
      },
    ],
  },
});
