/**
 * The house's rooms and what each may import: what is not listed is forbidden. The first area whose pattern fits a path
 * is its area; `imports` are names of areas, its own always included.
 */
const SERVER_BASE = "server base";

export const AREAS = [
  { name: "local-aws", path: /^server\/local-aws(\/|$)/, imports: [] },
  {
    name: "server/actions",
    path: /^server\/actions(\/|$)/,
    imports: ["server/operations", "server/inventory", "server/store", "server/auth", SERVER_BASE, "lib"],
  },
  {
    name: "server/queries",
    path: /^server\/queries(\/|$)/,
    imports: [
      "server/operations",
      "server/history",
      "server/inventory",
      "server/store",
      "server/auth",
      SERVER_BASE,
      "lib",
    ],
  },
  {
    name: "server/operations",
    path: /^server\/operations(\/|$)/,
    imports: ["server/inventory", "server/aws", "server/store", SERVER_BASE, "lib"],
  },
  { name: "server/inventory", path: /^server\/inventory(\/|$)/, imports: ["server/aws", SERVER_BASE, "lib"] },
  { name: "server/history", path: /^server\/history(\/|$)/, imports: ["server/store", SERVER_BASE, "lib"] },
  { name: "server/aws", path: /^server\/aws(\/|$)/, imports: [SERVER_BASE, "lib"] },
  { name: "server/store", path: /^server\/store(\/|$)/, imports: [SERVER_BASE, "lib"] },
  { name: "server/auth", path: /^server\/auth(\/|$)/, imports: ["server/store", SERVER_BASE, "lib"] },
  // What Next loads by name at start: it opens and closes what the server holds.
  {
    name: "boot",
    path: /^((instrumentation|proxy)|server\/boot)\.ts$/,
    imports: [
      "server/queries",
      "server/operations",
      "server/history",
      "server/inventory",
      "server/store",
      "server/auth",
      SERVER_BASE,
      "lib",
    ],
  },
  // Settings and the log: single files directly in server/.
  { name: SERVER_BASE, path: /^server\/[^/]+$/, imports: ["lib"] },
  { name: "app", path: /^app(\/|$)/, imports: ["components", "server/actions", "server/queries", "lib"] },
  { name: "components", path: /^components(\/|$)/, imports: ["lib", "server/actions"] },
  { name: "lib", path: /^lib(\/|$)/, imports: [] },
  { name: "e2e", path: /^e2e(\/|$)/, imports: ["scripts", "lib"] },
  { name: "scripts", path: /^scripts(\/|$)/, imports: ["local-aws"] },
  { name: "settings of tools", path: /^[^/]+\.config\.(ts|js|mjs)$/, imports: ["scripts", "server/store"] },
];

/** Packages that only some areas may use. */
export const PACKAGES = [
  {
    name: "@aws-sdk and @smithy",
    pattern: /^@(aws-sdk|smithy)\//,
    areas: ["server/aws", "local-aws", "e2e", "scripts"],
  },
  { name: "Node's own modules", pattern: /^(node:|fs$|path$|child_process$)/, except: ["lib", "components"] },
  {
    name: "react",
    pattern: /^(react|react-dom|next)(\/|$)/,
    except: ["lib", "local-aws", "server/aws", "server/inventory", "server/store", "server/operations"],
  },
];

export const areaOf = (path) => AREAS.find((area) => area.path.test(path));
