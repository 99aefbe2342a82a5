import "server-only";
import type { PartFacts } from "@/lib/domain/definition/parts/parts-of-facts";
import type { Fact, Facts, Holdings, ServiceFact, TaskDefinitionFact, TaskFact } from "@/lib/domain/facts";
import { accompanied, type Companion } from "@/server/aws/call";
import type { LogPage } from "@/server/aws/read/logs";
import { wrote } from "@/server/writes";
import { attention, freshAtMost, interest, noteDue, PATIENCE } from "./attention";
import { beatOf, EARLY_MS, SOONEST_MS } from "./beat";
import { Budget, type BudgetLeft } from "./budget/budget";
import type { Demand } from "./cache/demand";
import { FactCache, type FamilyState, type Read } from "./cache/fact-cache";
import { type CachedFamily, type FactKey, familyOf, type Mark } from "./cache/keys";
import { CLOSE, refreshRules } from "./cache/refresh-rules";
import type { Silence } from "./cache/silence";
import { readApiParts } from "./walk/api-parts";
import { type ClusterTasks, readClusterTasks, readDefinitionOfTask } from "./walk/cluster-tasks";
import { type HoldingsScope, readHoldings } from "./walk/holdings/read-holdings";
import { type LogLook, readLogs } from "./walk/logs";
import { isAboutOne, type ReadScope, readFacts } from "./walk/read-facts";
import type { Reader } from "./walk/reader";
import { readServiceTasks, type ServiceTasks } from "./walk/service-tasks";
import { awsSource, type Source } from "./walk/source";
import { type StackReader, stackReader } from "./walk/stacks";
import { type StoppedReader, stoppedReader } from "./walk/unkept-tasks";

export interface Inventory {
  /**
   * The facts for the environments in scope. Served from memory while young; the first read waits for AWS.
   * `fresh`: everything that can change is read anew after this call began (for operations that decide upon it).
   * `held`: only what is in memory already; AWS is not asked, and what was never read has no value.
   * Never throws for AWS: a family that fails carries its error.
   */
  read(scope?: ReadScope, options?: { fresh?: boolean; held?: boolean }): Promise<Facts>;
  /** What an API as it is edited has beside its methods. Never throws, as above. */
  readApiParts(apiId: string, options?: { fresh?: boolean }): Promise<PartFacts>;
  /** The fact under a key if it is in memory: AWS is not asked. */
  held<T>(key: FactKey): Fact<T>;
  /** The tasks of one service, running and stopped, with the task definitions they run. Never throws, as above. */
  readService(service: Pick<ServiceFact, "name" | "clusterArn">): Promise<ServiceTasks>;
  /** All tasks of one cluster, running and stopped, whoever started them. Never throws, as above. */
  readCluster(clusterArn: string): Promise<ClusterTasks>;
  /**
   * What one task of a cluster runs, by its id; `kept`: the task as it was when it stopped, which ECS may have forgotten.
   * Undefined: there is no such task (any more). Never throws, as above.
   */
  readDefinitionOfTask(
    clusterArn: string,
    taskId: string,
    kept: TaskFact | undefined,
  ): Promise<Fact<TaskDefinitionFact> | undefined>;
  /** Everything that a removal decides upon. @throws AppFailure when any of it cannot be read. */
  readHoldings(scope: HoldingsScope, options?: { fresh?: boolean }): Promise<Holdings>;
  /** Lines of a log group. Never throws: the failure stands in the fact. */
  readLogs(query: LogLook): Promise<Fact<LogPage>>;
  /** CloudFormation's stacks. Never throws, as above. */
  stacks: StackReader;
  /** What the history keeps of every cluster. Never throws, as above. */
  stopped: StoppedReader;
  /** Marks what a write has just changed: the next read asks AWS again. */
  touch(...marks: Mark[]): void;
  /** What is held and how old it is, and what may still be spent. Asks AWS nothing. */
  status(): InventoryStatus;
}

export interface InventoryStatus {
  families: FamilyState[];
  budget: BudgetLeft[];
}

export interface InventoryOptions {
  source?: Source;
  budget?: Budget;
  /** Upper limit for the age of facts that are served without a look at AWS. */
  freshAtMostMs?: number;
  /** How long a read waits for facts that were never read before it answers without them. */
  patienceMs?: number;
  /** How long it waits for new facts in place of very old ones. */
  stalePatienceMs?: number;
  clock?: () => number;
}

/** What is asked for after another family has used up the reader's patience gets this much of its own. */
const GRACE_MS = 1_500;

export function createInventory(options: InventoryOptions = {}): Inventory {
  const {
    source = awsSource,
    budget = new Budget(),
    patienceMs = 10_000,
    stalePatienceMs = 1_500,
    clock = Date.now,
  } = options;
  const cache = new FactCache(refreshRules(options.freshAtMostMs), clock);
  const holder: Reader = {
    source,
    fresh: false,
    now: clock,
    get: async (key) => cache.held(key),
    renew: () => {},
    held: () => holder,
  };
  const readerFor = (fresh: boolean, close: ReadonlySet<CachedFamily>): Reader => {
    const demand: Demand = fresh
      ? { since: cache.next(), deadline: Number.POSITIVE_INFINITY, staleDeadline: Number.POSITIVE_INFINITY }
      : {
          since: 0,
          deadline: clock() + patienceMs,
          staleDeadline: clock() + stalePatienceMs,
          dueDeadline: clock() + PATIENCE[attention()].dueMs,
        };
    return {
      source,
      fresh,
      now: clock,
      get: async <T>(key: FactKey, read: (last?: T) => Promise<T>, near = true) => {
        const freshAtMostMs = freshAtMost(key, near ? close : NONE);
        const about = close !== CLOSE ? "many" : near ? "it" : "another";
        const beat = beatOf(familyOf(key), { about, isOneOfFew: cache.isOneOfFew(key) });
        const asked: Read<T> = (turn, silence, last) =>
          accompanied(heard(budget.companion(turn), silence), () => read(last));
        const fact = await cache.get(key, asked, {
          ...demand,
          freshAtMostMs,
          ...(attention() === "watch" && beat === "due" && { earlyMs: EARLY_MS }),
          interest: interest(near && (fresh || close === CLOSE)),
          deadline: Math.max(demand.deadline, clock() + GRACE_MS),
        });
        if (beat === "due") noteDue(Math.max(cache.dueAt(key, freshAtMostMs), clock() + SOONEST_MS));
        if (beat === "own") noteDue(Number.NaN);
        return fact;
      },
      renew: (...keys) => cache.renew(...keys),
      held: () => holder,
    };
  };
  return {
    read: (scope = {}, { fresh = false, held = false } = {}) =>
      readFacts(held ? holder : readerFor(fresh, lookedAt(scope)), scope),
    readApiParts: (apiId, { fresh = false } = {}) => readApiParts(readerFor(fresh, CLOSE), apiId),
    readService: (service) => readServiceTasks(readerFor(false, CLOSE), service),
    readCluster: (clusterArn) => readClusterTasks(readerFor(false, CLOSE), clusterArn),
    readDefinitionOfTask: (clusterArn, taskId, kept) =>
      readDefinitionOfTask(readerFor(false, CLOSE), clusterArn, taskId, kept),
    readHoldings: (scope, { fresh = false } = {}) => readHoldings(readerFor(fresh, DEPLOYMENTS), scope),
    readLogs: (query) => readLogs(readerFor(false, CLOSE), query),
    stacks: stackReader(() => readerFor(false, CLOSE)),
    stopped: stoppedReader((fresh) => readerFor(fresh, NONE)),
    held: (key) => cache.held(key),
    touch: (...marks) => {
      cache.touch(...marks);
      wrote();
    },
    status: () => ({ families: cache.families(), budget: budget.left() }),
  };
}

/** The silence begins when a call has had its turn. */
const heard = ({ before, after }: Companion, silence: Silence): Companion => ({
  before: async (service, operation) => {
    await before?.(service, operation);
    silence.asked();
  },
  after: (call) => {
    silence.ended(call.outcome === "ok");
    after?.(call);
  },
});

const NONE: ReadonlySet<CachedFamily> = new Set();
/** An API goes only with deployments that were seen. */
const DEPLOYMENTS: ReadonlySet<CachedFamily> = new Set(["deployments"]);
/** Which clusters there are changes seldom; what runs in them does under the eyes of who looks at all services. */
const COUNTS: ReadonlySet<CachedFamily> = new Set(["clusters"]);

/** What is live in this scope, not one of many in a list: of one thing that somebody looks at, everything. */
function lookedAt(scope: ReadScope): ReadonlySet<CachedFamily> {
  if (isAboutOne(scope)) return CLOSE;
  return scope.services === "all" ? COUNTS : NONE;
}
