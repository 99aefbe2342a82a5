import { describe, expect, it, vi } from "vitest";
import { dueInMs, withAttention } from "./attention";
import { account, NEW, OLD } from "./testing/account";

it("a stage that is bound to a load balancer newer than the list: the list is read again first", async () => {
  const { inventory, read, state, advance } = account();
  expect(await read()).toEqual(["old"]);
  advance(2_000);
  Object.assign(state, { boundTo: NEW.dnsName, balancers: [OLD, NEW] });
  inventory.touch("stages:api1");
  expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill(["old", "new"]));
  expect(state.lists).toBe(2);
});

it("a name that no load balancer has is looked for once for each reading of the stages", async () => {
  const { inventory, read, state, advance } = account();
  await read();
  advance(2_000);
  state.boundTo = NEW.dnsName;
  inventory.touch("stages:api1");
  await read();
  await read();
  expect(state.lists).toBe(2);
});

it("a host outside is nobody's load balancer, so the list is left as it is", async () => {
  const { inventory, read, state, advance } = account();
  await read();
  advance(2_000);
  state.boundTo = "service.company.org";
  inventory.touch("stages:api1");
  await read();
  expect(state.lists).toBe(1);
});

describe("a deployment never changes, only the list of them grows", () => {
  const ids = async (read: ReturnType<typeof account>["inventory"]["read"], scope = {}) =>
    (await read(scope)).deployments.api1?.value?.map(({ id }) => id);

  it("so in a list it is not asked for again while stages serve what is known", async () => {
    const { inventory, state, advance } = account();
    await ids(inventory.read);
    for (let second = 0; second < 240; second += 3) {
      advance(3_000);
      await withAttention("watch", () => ids(inventory.read));
    }
    expect(state.deploymentLists).toBe(1);
  });

  it("one that a stage serves is known as soon as that is, at the price of one call", async () => {
    const { inventory, state, advance } = account();
    await ids(inventory.read);
    Object.assign(state, { serves: "dep2", deployments: ["dep1", "dep2"] });
    advance(3_000);
    const answers = await withAttention("watch", () => Promise.all([1, 2, 3].map(() => ids(inventory.read))));
    expect(answers).toEqual(Array(3).fill(["dep1", "dep2"]));
    expect(state.deploymentLists).toBe(2);
  });

  it("one that AWS does not list although a stage serves it is looked for once for each reading of the stages", async () => {
    const { inventory, state, advance } = account();
    state.serves = "lost";
    await ids(inventory.read);
    await ids(inventory.read);
    expect(state.deploymentLists).toBe(1);
    advance(3_000);
    await withAttention("watch", () => ids(inventory.read));
    await withAttention("watch", () => ids(inventory.read));
    expect(state.deploymentLists).toBe(2);
  });

  it("one that was deleted is gone after five minutes, and at once where somebody looks at the API or refreshes", async () => {
    const { inventory, state, advance } = account();
    state.deployments.push("old");
    await ids(inventory.read);
    state.deployments.pop();
    advance(299_000);
    const watched = () => withAttention("watch", () => ids(inventory.read));
    expect(await watched()).toEqual(["dep1", "old"]);
    expect(await withAttention("watch", () => ids(inventory.read, { apiId: "api1" }))).toEqual(["dep1"]);
    state.deployments.push("older");
    advance(1_000);
    expect(await withAttention("refresh", () => ids(inventory.read))).toEqual(["dep1", "older"]);
    state.deployments.pop();
    advance(300_000);
    expect(await watched()).toEqual(["dep1"]);
  });
});

it("an edit of the API that a page is about is seen like any other change; a list does not ask for it", async () => {
  const { inventory, state, advance } = account();
  const look = () =>
    withAttention(
      "watch",
      async () => (await inventory.read({ apiId: "api1", detail: true })).resources.api1?.value?.paths,
    );
  expect(await look()).toHaveLength(1);
  state.paths.push("/more");
  // Due after 2.4 s; read 0.3 s earlier with what else is.
  advance(2_099);
  expect(await look()).toHaveLength(1);
  advance(1);
  expect(await look()).toHaveLength(2);
  advance(60_000);
  await withAttention("watch", () => inventory.read());
  expect(state.trees).toBe(2);
});

describe("while somebody looks, a change is seen within 3 s of AWS knowing it", () => {
  /** How often the browser asks. */
  const POLL_MS = 1_250;

  const AFTER = [0, 300, 700, 1_200, 1_249, 2_000, 2_399];
  const cases = AFTER.flatMap((after) => [
    { page: "one API", scope: { apiId: "api1" }, after },
    { page: "the list", scope: {}, after },
  ]);

  it.each(cases)("a change $after ms after a reading, on $page", async ({ scope, after }) => {
    const { inventory, state, advance } = account();
    const look = async () =>
      withAttention("watch", async () => (await inventory.read(scope)).stages.api1?.value?.[0]?.variables);
    await look();
    let passed = 0;
    let changedAt: number | undefined;
    for (;;) {
      advance(POLL_MS);
      passed += POLL_MS;
      if (changedAt === undefined && passed > after) {
        state.boundTo = NEW.dnsName;
        changedAt = after;
      }
      if ((await look())?.helloworldElb === NEW.dnsName) break;
      expect(passed).toBeLessThan(10_000);
    }
    expect(passed - (changedAt ?? 0)).toBeLessThanOrEqual(3_000);
  });

  const beside = cases.flatMap((each) => [400, 1_100, 2_300].map((opened) => ({ ...each, opened })));

  it.each(beside)(
    "so it is beside others who look all the time: $page opened $opened ms after a reading, changed after $after ms",
    async ({ scope, opened, after }) => {
      const { inventory, state, advance, now } = account();
      const look = () =>
        withAttention("watch", async () => {
          const { stages } = await inventory.read(scope);
          return { host: stages.api1?.value?.[0]?.variables.helloworldElb, again: dueInMs(now()) ?? 0 };
        });
      const began = now();
      await look();
      // This page asks when it is told to, the others every 20 ms.
      for (let next = began + opened; ; advance(20)) {
        if (now() - began >= after) state.boundTo = NEW.dnsName;
        const { host, again } = await look();
        if (now() < next) continue;
        if (host === NEW.dnsName) break;
        expect(again).toBeGreaterThanOrEqual(600);
        next = now() + again;
        expect(now() - began).toBeLessThan(10_000);
      }
      expect(now() - began - after).toBeLessThanOrEqual(3_000);
    },
  );

  it("a page that is drawn does not wait for it", async () => {
    const { inventory, state, advance } = account();
    const look = async () => (await inventory.read({ apiId: "api1" })).stages.api1?.value?.[0]?.variables.helloworldElb;
    await look();
    advance(3_000);
    let answer = () => {};
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    Object.assign(state, { boundTo: NEW.dnsName, stages: silence });
    expect(await look()).toBe(OLD.dnsName);
    answer();
    await vi.waitFor(async () => expect(await look()).toBe(NEW.dnsName));
  });

  it("a refresh asks AWS for everything that was not read at this very moment", async () => {
    const { inventory, state, advance } = account();
    const refresh = () => withAttention("refresh", () => inventory.read());
    await refresh();
    expect(state.lists).toBe(1);
    advance(90);
    await refresh();
    expect(state.lists).toBe(1);
    advance(10);
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(state.lists).toBe(2);
  });
});
