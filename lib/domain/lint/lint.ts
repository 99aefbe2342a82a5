import { type FindingCounts, type LintFinding, SEVERITIES } from "@/lib/contracts/findings";
import type { Account, LintRule } from "./account";
import { brokenBindings } from "./rules/broken-bindings";
import { oldSnapshots } from "./rules/old-snapshots";
import { sharedTargetGroups } from "./rules/shared-target-groups";
import { undeployed } from "./rules/undeployed";

const RULES: readonly LintRule[] = [brokenBindings, sharedTargetGroups, undeployed, oldSnapshots];

/** Everything that the rules find, each once; worst first, and then in the order of the rules and environments. */
export function lint(account: Account): LintFinding[] {
  const all = RULES.flatMap((rule) => rule(account));
  const found = new Map(all.reverse().map((finding) => [finding.id, finding]));
  return [...found.values()].reverse().sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

export function countFindings(findings: readonly LintFinding[]): FindingCounts {
  const of = (severity: LintFinding["severity"]): number => findings.filter((one) => one.severity === severity).length;
  return { error: of("error"), warning: of("warning"), note: of("note") };
}
