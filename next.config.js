/** @type {import("next").NextConfig} */
const config = {
  // A second build folder lets a test build and a running dashboard live side by side.
  distDir: process.env.STAGEWAY_DIST_DIR ?? ".next",
  reactCompiler: false,
  poweredByHeader: false,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino"],
  // `next build` may otherwise exit 1 on an advisory, and `next dev` writes files into the tree.
  experimental: { agentUpgrade: false },
  agentRules: false,
};

export default config;
