import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addressed } from "@/lib/domain/cli/destination";
import * as shown from "@/lib/domain/cli/shown";
import type { Finding } from "@/lib/domain/diagnosis/codes";
import { familyUnknown } from "@/lib/domain/diagnosis/family-unknown";
import * as gateway from "@/lib/domain/diagnosis/gateway";
import * as listening from "@/lib/domain/diagnosis/listener";
import * as balancing from "@/lib/domain/diagnosis/load-balancing";
import { REASON_CODES, reasonOf } from "@/lib/domain/diagnosis/reason-codes";
import * as securityGroups from "@/lib/domain/diagnosis/security-group";
import * as services from "@/lib/domain/diagnosis/service";
import * as groups from "@/lib/domain/diagnosis/target-group";
import { ALL_METHODS, type Facts, known, snapshotKey } from "@/lib/domain/facts";
import { oldSnapshot, undeployedMethods } from "@/lib/domain/notes/snapshot";
import { stageSettings } from "@/lib/domain/notes/stage-settings";
import { unusedVariables } from "@/lib/domain/notes/unused-variables";
import { tasksTrouble, whyFailed } from "@/lib/domain/stopped-tasks/diagnose";
import * as make from "@/lib/domain/testing/facts";
import { understood } from "../../local-aws/testing/aws-cli";
import { wordsOf } from "../../local-aws/testing/aws-cli/words";
import { BY_HAND } from "../testing/by-hand";

/** With the file that an import names. */
const folder = mkdtempSync(join(tmpdir(), "stageway-commands-"));
writeFileSync(join(folder, "definition"), "{}");
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Every command that a diagnosis or a form shows is one that the CLI understands, member by member. What a diagnosis shows
 * as putting it right changes something or waits, and what looks closer only looks.
 */
type Told = Pick<Finding, "remedy"> | string | null | undefined;
type Table<Module> = { [Name in keyof Module]: () => Told };

const facts = make.healthyFacts();
const stage = make.stageOf(facts, "dev");
const changed = (change: Partial<typeof stage>) => ({ ...stage, ...change });
const first = <T>(fact: { value?: T[] } | undefined): T => known(fact)?.[0] as T;
const balancer = first(facts.loadBalancers);
const listener = first(facts.listeners[make.balancerArn("hello-dev")]);
const group = first(facts.targetGroups);
/** With an ARN as AWS gives it, by which its page is found. */
const service = {
  ...first(facts.services[make.CLUSTER]),
  arn: "arn:aws:ecs:us-east-1:000000000000:service/main/hello-dev",
};
const task = first(facts.tasks[make.CLUSTER]);
const [rule] = listener.rules;
const elsewhere = { service: "s", group: "b", arn: group.arn, isOwn: true };
const unhealthy = (reasonCode: string, description?: string) => ({
  ...make.targetFact("10.0.0.1", "unhealthy", reasonCode),
  description,
});
const told = (target: ReturnType<typeof unhealthy>, more: object = {}) =>
  reasonOf(target, { group, targets: [target], ...more });
const FAILED = "Health checks failed with these codes: ";
const reason = told(unhealthy("Target.ResponseCodeMismatch", `${FAILED}[404]`), { sentTo: "/orders" });
/** A rollout that has not come up, while the deployment before still runs. */
const rollingOut = {
  ...service,
  deployments: [
    make.deployment("IN_PROGRESS", { taskDefinitionArn: service.taskDefinitionArn, createdAt: make.AT }),
    make.deployment("COMPLETED", { status: "ACTIVE", createdAt: "2026-01-01T00:00:00.000Z" }),
  ],
};
const after = (change: (facts: Facts) => void) => make.indexWith(change);
const snapshot = known(facts.snapshots[snapshotKey("api1", "dep2")]);
if (!rule || !snapshot) throw new Error("The example has both.");

const GATEWAY: Table<typeof gateway> = {
  noDeployment: () => gateway.noDeployment(stage),
  editableStandsIn: () => gateway.editableStandsIn("dep2"),
  noMethods: () => gateway.noMethods(stage),
  integrationMissing: () => gateway.integrationMissing("api1", "GET /"),
  notFollowed: () => gateway.notFollowed(stage, "AWS", undefined),
  badAddress: () => gateway.badAddress(stage, make.URI, "http://?"),
  variableUnset: () => gateway.variableUnset(stage, "elb", "http://${stageVariables.elb}"),
  variableIllegal: () => gateway.variableIllegal(stage, "elb", "a b"),
  variableWithScheme: () => gateway.variableWithScheme(stage, "elb", "http://it's", make.URI),
  variableWithPort: () => gateway.variableWithPort(stage, "elb", "host:80", make.URI),
  variablesHref: () => null,
};

const BALANCING: Table<typeof balancing> = {
  unresolved: () => balancing.unresolved("gone", "nobody has it."),
  externalHost: () => balancing.externalHost("example.org", "http://example.org:81/it's"),
  provisioning: () => balancing.provisioning(balancer),
  balancerFailed: () => balancing.balancerFailed(balancer),
  impaired: () => balancing.impaired(balancer),
  stateUnknown: () => balancing.stateUnknown({ ...balancer, state: "unknown" }),
  internalBalancer: () => balancing.internalBalancer(balancer),
};

const LISTENING: Table<typeof listening> = {
  noListener: () => listening.noListener(balancer, 81, [listener], group),
  wrongProtocol: () => listening.wrongProtocol(listener, "https"),
  fixedResponse: () => listening.fixedResponse(listener, "503", "closed"),
  redirects: () => listening.redirects(listener, "HTTP_301", "/"),
  noForward: () => listening.noForward(listener),
  undecided: () => listening.undecided(listener, ["rule 1 forwards", "its default rule answers 404 itself"]),
  rulesUnknown: () => listening.rulesUnknown(listener, "Denied.", "forwards"),
  elsewhere: () => listening.elsewhere(listener, "/", { ...rule, arn: "arn:rule/7", priority: 7 }, "a", [group]),
  otherGroup: () => listening.otherGroup(listener, rule, "a", [elsewhere]),
  towards: () => listening.towards(listening.noForward(listener), listener, rule, group, ["a"]),
};

const SERVICES: Table<typeof services> = {
  scaledToZero: () => services.scaledToZero(service),
  belowDesired: () => services.belowDesired(service),
  cycling: () => services.cycling(service, 3, "within the hour"),
  rolloutStuck: () => services.rolloutStuck(service, undefined),
  circuitBreaker: () => services.circuitBreaker(service, "It fired.", undefined),
  definitionInactive: () => services.definitionInactive(service),
  rollingOut: () => services.rollingOut(service),
  wentBack: () =>
    services.wentBack(
      service,
      { deploymentId: "ecs-svc/2", reason: "tasks failed to start.", message: "It failed." },
      undefined,
    ),
  rolloutFailed: () => services.rolloutFailed(service, undefined),
  inactiveService: () => services.inactiveService(service),
};

const GROUPS: Table<typeof groups> = {
  groupGone: () => groups.groupGone(group.arn),
  emptyGroup: () => groups.emptyGroup(group, [service]),
  shareLost: () => groups.shareLost(group, "service s is scaled to 0.", service),
  onlyDraining: () => groups.onlyDraining(group, [make.targetFact("10.0.0.1", "draining")]),
  waitingForService: () => groups.waitingForService(group, "it rolls out."),
  stillInitial: () => groups.stillInitial(group, 2),
  allUnhealthy: () => groups.allUnhealthy(group, 2, reason),
  allUnused: () => groups.allUnused(group, 2, reason),
  noneHealthy: () => groups.noneHealthy(group, reason, "1 unhealthy, 1 initial"),
  someUnhealthy: () => groups.someUnhealthy(group, { bad: 1, total: 2 }, reason, "1 healthy, 1 unhealthy"),
  unchecked: () => groups.unchecked(group, told(unhealthy("Target.HealthCheckDisabled")), ""),
  twoServices: () => groups.twoServices(group, ["a", "b"]),
  noTask: () => groups.noTask(group, { label: "i-1:32768", address: "i-1", port: 32768 }, ["a"]),
};

const rules = (id: string) => ({ id, name: `${id}'s`, ingress: [], egress: [] });
const shut = {
  service,
  port: 80,
  outer: ["sg-1"],
  inner: ["sg-2", "sg-3"],
  outerRules: [rules("sg-1")],
  innerRules: [rules("sg-2"), rules("sg-3")],
};
const SHUT: Table<typeof securityGroups> = {
  closedReason: () => securityGroups.closedReason({ ...shut, shut: "in" }),
  rulesAsEvidence: () => null,
};

/** Each of AWS's reason codes, with what decides which command it is. */
const REASONS: Record<string, () => Told> = {
  ...Object.fromEntries(REASON_CODES.map((code) => [code, () => told(unhealthy(code))])),
  "Target.ResponseCodeMismatch, another path": () =>
    told(unhealthy("Target.ResponseCodeMismatch", `${FAILED}[404]`), { sentTo: "/it's" }),
  "Target.ResponseCodeMismatch, a login": () => told(unhealthy("Target.ResponseCodeMismatch", `${FAILED}[302, 401]`)),
  "Target.ResponseCodeMismatch, the application": () =>
    told(unhealthy("Target.ResponseCodeMismatch", `${FAILED}[500]`)),
  "Target.ResponseCodeMismatch, rolled out": () =>
    told(unhealthy("Target.ResponseCodeMismatch", `${FAILED}[500]`), { services: [rollingOut] }),
  "Target.Timeout, rolled out": () => told(unhealthy("Target.Timeout"), { services: [rollingOut] }),
  "Target.FailedHealthChecks, rolled out": () =>
    told(unhealthy("Target.FailedHealthChecks"), { services: [rollingOut] }),
  "Target.InvalidState, stopped": () => told(unhealthy("Target.InvalidState", "Target is in the stopped state")),
  "a code that is new": () => told(unhealthy("Target.Quantum", "It is both.")),
};

const stopped = (stopCode: string, more: Partial<typeof task> = {}) => ({
  ...task,
  stopCode,
  stoppedAt: make.AT,
  ...more,
});
const ended = (stopped: typeof task, of = service): Told => tasksTrouble(of, [stopped], {})?.found;
const killed = stopped("EssentialContainerExited", { stoppedReason: "OutOfMemoryError: killed" });

/** Where the facts of a diagnosis tell less, or more, than in the tables above. */
const VARIANTS: Record<string, () => Told> = {
  "noListener, nobody knows for which group": () => listening.noListener(balancer, 81, []),
  "elsewhere, several are filled": () =>
    listening.elsewhere(listener, "/", rule, "a", [group, { name: "c", arn: "arn:c" }]),
  "otherGroup, perhaps": () => listening.otherGroup(listener, rule, "a", [{ ...elsewhere, isOwn: false }]),
  "emptyGroup, of no service": () => groups.emptyGroup(group),
  "closedReason, out": () => securityGroups.closedReason({ ...shut, shut: "out" }),
  "rolloutStuck, back": () => services.rolloutStuck(rollingOut, undefined),
  "task.outOfMemory": () => ended(killed),
  "task.outOfMemory, back": () => ended(killed, rollingOut),
  "task.capacityLost": () => ended(stopped("SpotInterruption")),
  "task.notStarted": () => ended(stopped("TaskFailedToStart")),
  "wentBack, of a task that is known": () => whyFailed(stopped("EssentialContainerExited"), {}),
};

const FORMS: Table<typeof shown> = {
  deployCommand: () => shown.deployCommand("api1", "dev"),
  setVariableCommand: () => shown.setVariableCommand("api1", "dev", "elb", "it's, a"),
  bindCommand: () =>
    shown.bindCommand("api1", "dev", { isNew: true, variable: "elb", value: "a,b=c", others: { search: "b" } }),
  exportCommand: () =>
    shown.exportCommand("api1", { stage: "dev", format: "oas30", syntax: "yaml", extensions: "apigateway" }),
  importCommand: () => shown.importCommand("overwrite", "api1", true),
  executeCommand: () => shown.executeCommand({ stackName: "s", id: "arn:aws:cloudformation:x:1:changeSet/a/b" }),
};

const NOTES: Record<string, () => Told> = {
  "deployment.old": () =>
    oldSnapshot(
      after(() => {}),
      { ...stage, deploymentId: "dep1" },
    ),
  "method.undeployed": () =>
    undeployedMethods(
      after(({ resources }) =>
        known(resources.api1)?.methods.push({ httpMethod: "POST", path: "/", integration: null }),
      ),
      stage,
      snapshot,
    ),
  "stage.canary": () => stageSettings(changed({ canary: { percent: 10, deploymentId: "dep1", overrides: {} } })),
  "stage.throttled": () => stageSettings(changed({ throttling: { [ALL_METHODS]: { rate: 0 } } })),
  "stage.rateLimited": () => stageSettings(changed({ throttling: { [ALL_METHODS]: { burst: 2 } } })),
  "variable.unused": () => unusedVariables(changed({ variables: { ...stage.variables, it: "x" } }), snapshot),
  "family.unknown": () => familyUnknown("tasks", undefined),
  "task.exited": () => ended(stopped("EssentialContainerExited")),
};

const FILES = [
  ["lib/domain/diagnosis/gateway.ts", GATEWAY],
  ["lib/domain/diagnosis/listener.ts", LISTENING],
  ["lib/domain/diagnosis/load-balancing.ts", BALANCING],
  ["lib/domain/diagnosis/security-group.ts", SHUT],
  ["lib/domain/diagnosis/service.ts", SERVICES],
  ["lib/domain/diagnosis/target-group.ts", GROUPS],
  ["lib/domain/cli/shown.ts", FORMS],
] as const;

const OTHERS = [["reasons", REASONS] as const, ["variants", VARIANTS] as const, ["notes and tasks", NOTES] as const];
const TABLES = [...FILES, ...OTHERS];

const wordsIn = async (command: string): Promise<string[]> => {
  const pasted = addressed(command, { connection: "aws", region: "eu-west-1", endpoint: null });
  const [parsed] = await wordsOf([pasted.replace(/^curl .*/, "aws sts get-caller-identity")]);
  return [...(parsed?.words ?? [])];
};

const LOOKS = /^(describe|get|list)-/;

describe.each(TABLES)("%s", (_, table) => {
  it.each(Object.entries<() => Told>(table))("%s", async (name, tell) => {
    const found = tell();
    if (found === null) return;
    if (typeof found === "string") return void (await understood(await wordsIn(found), folder));
    const { text, cli, look, href } = found?.remedy ?? {};
    expect(text).toBeTruthy();
    for (const command of [cli, look]) if (command !== undefined) await understood(await wordsIn(command), folder);
    if (cli !== undefined) expect((await wordsIn(cli))[1]).not.toMatch(LOOKS);
    if (look !== undefined) expect((await wordsIn(look))[1]).toMatch(LOOKS);
    expect(cli === undefined && href === undefined, "neither a command nor a page carries it out").toBe(
      name in BY_HAND,
    );
  });
});

it("only what stands in a table is left to people", () => {
  const names = TABLES.flatMap(([, table]) => Object.keys(table));
  expect(Object.keys(BY_HAND).filter((name) => !names.includes(name))).toEqual([]);
});
