import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addressed } from "@/lib/domain/cli/destination";
import * as shown from "@/lib/domain/cli/shown";
import type { Finding } from "@/lib/domain/diagnosis/codes";
import { familyUnknown } from "@/lib/domain/diagnosis/family-unknown";
import * as gateway from "@/lib/domain/diagnosis/gateway";
import * as balancing from "@/lib/domain/diagnosis/load-balancing";
import { reasonOf } from "@/lib/domain/diagnosis/reason-codes";
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

/** With the file that an import names. */
const folder = mkdtempSync(join(tmpdir(), "stageway-commands-"));
writeFileSync(join(folder, "definition"), "{}");
afterAll(() => rmSync(folder, { recursive: true }));

/** Every command that a diagnosis or a form shows is one that the CLI understands, member by member. */
type Told = Finding | string | null | undefined;
type Table<Module> = { [Name in keyof Module]: () => Told };

const facts = make.healthyFacts();
const stage = make.stageOf(facts, "dev");
const changed = (change: Partial<typeof stage>) => ({ ...stage, ...change });
const first = <T>(fact: { value?: T[] } | undefined): T => known(fact)?.[0] as T;
const balancer = first(facts.loadBalancers);
const listener = first(facts.listeners[make.balancerArn("hello-dev")]);
const group = first(facts.targetGroups);
const service = first(facts.services[make.CLUSTER]);
const task = first(facts.tasks[make.CLUSTER]);
const [rule] = listener.rules;
const elsewhere = { service: "s", group: "b", arn: group.arn, isOwn: true };
const reason = reasonOf("unhealthy", "Target.Timeout", undefined, group.healthCheck);
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
  noListener: () => balancing.noListener(balancer, 81, [listener]),
  wrongProtocol: () => balancing.wrongProtocol(listener, "https"),
  fixedResponse: () => balancing.fixedResponse(listener, "503", "closed"),
  redirects: () => balancing.redirects(listener, "HTTP_301", "/"),
  noForward: () => balancing.noForward(listener),
  undecided: () => balancing.undecided(listener, ["rule 1 forwards", "its default rule answers 404 itself"]),
  rulesUnknown: () => balancing.rulesUnknown(listener, "Denied.", "forwards"),
  elsewhere: () => balancing.elsewhere(listener, "/", rule, "a", "b"),
  otherGroup: () => balancing.otherGroup(listener, rule, "a", [elsewhere]),
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
  emptyGroup: () => groups.emptyGroup(group),
  shareLost: () => groups.shareLost(group, "service s is scaled to 0."),
  onlyDraining: () => groups.onlyDraining(group, 2),
  waitingForService: () => groups.waitingForService(group, "it rolls out."),
  stillInitial: () => groups.stillInitial(group, 2),
  allUnhealthy: () => groups.allUnhealthy(group, 2, reason),
  allUnused: () => groups.allUnused(group, 2, reason),
  noneHealthy: () => groups.noneHealthy(group, reason, "1 unhealthy, 1 initial"),
  someUnhealthy: () => groups.someUnhealthy(group, { bad: 1, total: 2 }, reason, "1 healthy, 1 unhealthy"),
  unchecked: () => groups.unchecked(group, "off.", ""),
  twoServices: () => groups.twoServices(group, ["a", "b"]),
  noTask: () => groups.noTask(group, { label: "i-1:32768", address: "i-1", port: 32768 }, ["a"]),
  describeHealth: () => groups.describeHealth(group),
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
  "service.circuitBreaker": () => whyFailed({ ...task, stopCode: "EssentialContainerExited" }, {}).remedy?.cli,
  "task.exited": () =>
    tasksTrouble(service, [{ ...task, stopCode: "EssentialContainerExited", stoppedAt: make.AT }], {})?.found,
};

const FILES = [
  ["lib/domain/diagnosis/gateway.ts", GATEWAY],
  ["lib/domain/diagnosis/load-balancing.ts", BALANCING],
  ["lib/domain/diagnosis/service.ts", SERVICES],
  ["lib/domain/diagnosis/target-group.ts", GROUPS],
  ["lib/domain/cli/shown.ts", FORMS],
] as const;

describe.each([...FILES, ["notes and tasks", NOTES] as const])("%s", (_, table) => {
  it.each(Object.entries<() => Told>(table))("%s", async (_name, tell) => {
    const told = tell();
    if (told === null) return;
    expect(told).toBeDefined();
    const command = typeof told === "string" ? told : told?.remedy?.cli;
    if (command === undefined) return expect((told as Finding).remedy?.text).toBeTruthy();
    const pasted = addressed(command, { connection: "aws", region: "eu-west-1", endpoint: null });
    const [words] = await wordsOf([pasted.replace(/^curl .*/, "aws sts get-caller-identity")]);
    await understood(words?.words ?? [], folder);
  });
});

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(folder, name), "utf8") }));

it("no other file writes commands", () => {
  const writers = ["app", "components", "lib", "server"]
    .flatMap(sources)
    .filter(({ path, text }) => path !== "lib/domain/diagnosis/cli.ts" && /\bawsCli\(/.test(text))
    .map(({ path }) => path);
  const others = [
    "lib/domain/diagnosis/family-unknown.ts",
    "lib/domain/notes/snapshot.ts",
    "lib/domain/notes/stage-settings.ts",
    "lib/domain/notes/unused-variables.ts",
    "lib/domain/stopped-tasks/diagnose.ts",
  ];
  expect(writers.sort()).toEqual([...FILES.map(([path]) => path), ...others].sort());
});

it("what screens show as a command is a remedy, one of these, or what was recorded", () => {
  const texts = sources("components").flatMap(({ text }) =>
    [...text.matchAll(/<(?:CommandBlock|CodeBlock)\b[^>]*\btext=\{([^}]*)\}[^>]*>/g)].map(([tag, given = ""]) => ({
      tag,
      given,
    })),
  );
  const commands = texts.filter(({ tag }) => /CommandBlock|name="[^"]*[Cc]ommand/.test(tag)).map(({ given }) => given);
  const tested = [...Object.keys(FORMS).map((name) => `${name}(`), "remedy.cli", "remedy?.cli"];
  const rest = commands.filter((given) => !tested.some((each) => given.includes(each)));
  // A task's own command is one that recorded-commands.integration.test.ts runs.
  expect([...new Set(rest)].sort()).toEqual(["command", 'commands.join("\\n")']);
});
