import { posix } from "node:path";
import { areaOf, PACKAGES } from "./areas.mjs";
import { importsOf } from "./specifiers.mjs";

/** A test or a helper of tests. */
const TEST = /(\.test\.tsx?$)|(\/testing\/)/;
/** What the app's tests may use besides: the real endpoint to run against, and the rest of the server beside its area. */
const FOR_SERVER_TESTS = /^server\/(?!local-aws\/)|^server\/local-aws\/(.*\/)?testing(\/|$)/;

/** The imports of one file that the rules forbid. `path` is relative to the project's folder. */
export function checkImports(path, text) {
  const area = areaOf(path);
  if (!area) return [{ path, line: 1, message: "belongs to no area; name its folder in scripts/rules/areas.mjs" }];
  return importsOf(text).flatMap(({ specifier, line }) => {
    const why = isOurs(specifier) ? checkOurs(path, area, specifier) : checkPackage(path, area, specifier);
    return why ? [{ path, line, message: `${area.name} may not import ${specifier}: ${why}` }] : [];
  });
}

const isServerTest = (path, area) => TEST.test(path) && /^(app|server)\//.test(path) && area.name !== "local-aws";

const isOurs = (specifier) => specifier.startsWith("@/") || specifier.startsWith(".");

function checkOurs(path, area, specifier) {
  const target = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(path), specifier);
  if (isServerTest(path, area) && FOR_SERVER_TESTS.test(target)) return undefined;
  if (target.startsWith("..")) return "it is outside the project";
  const targetArea = areaOf(target) ?? areaOf(`${target}/index`);
  if (!targetArea) return "it belongs to no area";
  if (targetArea === area) return area.name === "components" ? checkFeature(path, target) : undefined;
  return area.imports.includes(targetArea.name) ? undefined : `${targetArea.name} is not among ${list(area.imports)}`;
}

/** Features stand side by side; what two of them need belongs into ui, lib or the page that composes them. */
function checkFeature(path, target) {
  const [, from] = path.split("/");
  const [, to] = target.split("/");
  return from === to || to === "ui" ? undefined : `sibling features do not import each other (${from}, ${to})`;
}

function checkPackage(path, area, specifier) {
  if (TEST.test(path)) return undefined;
  const rule = PACKAGES.find(({ pattern }) => pattern.test(specifier));
  if (!rule) return undefined;
  if (rule.areas && !rule.areas.includes(area.name)) return `${rule.name} is only for ${list(rule.areas)}`;
  return rule.except?.includes(area.name) ? `${rule.name} has no place in ${area.name}` : undefined;
}

const list = (names) => names.join(", ") || "nothing but itself";
