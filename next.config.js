/** @type {import("next").NextConfig} */
const config = {
  // A second build folder lets a test build and a running dashboard live side by side.
  distDir: process.env.STAGEWAY_DIST_DIR ?? ".next",
  reactCompiler: false,
  poweredByHeader: false,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino", "prom-client"],
  // `next build` may otherwise exit 1 on an advisory, and `next dev` writes files into the tree.
  experimental: {
    agentUpgrade: false,
    // A definition of 6 MB, API Gateway's limit, and what wraps it; 1 MB otherwise.
    serverActions: { bodySizeLimit: "7mb" },
  },
  agentRules: false,
  // Next 16.4.5 hands a route handler's content type on as a list, which its own compression then passes over. Said
  // here it is a plain string, and the JSON of 500 environments travels as 27 kB instead of 378.
  headers: async () => [
    {
      source: "/api/:path((?!metrics$|apis/[^/]+/export$|environments/[^/]+/[^/]+/export$).*)",
      headers: [{ key: "content-type", value: "application/json; charset=utf-8" }],
    },
  ],
};

export default config;
