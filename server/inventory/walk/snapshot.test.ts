import { expect, it } from "vitest";
import type { MethodFact } from "@/lib/domain/facts";
import { createInventory } from "../create-inventory";
import { awsSource, type Source } from "./source";

/** One API with one stage, on a clock of the test's own. What is exported names the deployment that was served then. */
function account() {
  let now = 1_000_000;
  const state = { deploymentId: "dep1", updatedAt: "1", exports: 0, gets: 0, whileExporting: () => {} };
  const stage = () => ({ apiId: "api1", stage: "dev", ...pick(), variables: {} });
  const pick = () => ({ deploymentId: state.deploymentId, updatedAt: state.updatedAt });
  const nothing = Object.fromEntries(Object.keys(awsSource).map((name) => [name, async () => []]));
  const source: Source = {
    ...(nothing as unknown as Source),
    editableApi: async () => ({ paths: [], methods: [] }),
    listApis: async () => [{ id: "api1", name: "EcsDemoAPI" }],
    listStages: async () => [stage()],
    getStage: async () => {
      state.gets += 1;
      return stage();
    },
    exportMethods: async () => {
      state.exports += 1;
      state.whileExporting();
      return [{ httpMethod: "GET", path: `/${state.deploymentId}`, integration: null }] as MethodFact[];
    },
  };
  const inventory = createInventory({ source, clock: () => now });
  return {
    state,
    /** Which deployment's methods stand under which deployment. */
    async snapshots(fresh = false) {
      const { snapshots } = await inventory.read({}, { fresh });
      return Object.entries(snapshots).map(([key, { value, error }]) => [key, value?.methods[0]?.path ?? error?.code]);
    },
    later(ms = 60_000) {
      now += ms;
      inventory.touch("stages:api1");
    },
    move(deploymentId: string) {
      Object.assign(state, { deploymentId, updatedAt: `${state.updatedAt}+`, whileExporting: () => {} });
    },
  };
}

it("an export is read once, and its stage is not asked for again", async () => {
  const { snapshots, later, state } = account();
  for (let time = 0; time < 3; time++) {
    expect(await snapshots()).toEqual([["api1/dep1", "/dep1"]]);
    later();
  }
  expect(state).toMatchObject({ exports: 1, gets: 0 });
});

it("a stage that moved while it was exported: what is kept under the wrong deployment is not believed later", async () => {
  const { snapshots, later, move, state } = account();
  state.whileExporting = () => move("dep2");
  await snapshots();
  later();
  expect(await snapshots()).toEqual([["api1/dep2", "/dep2"]]);
  later();
  await snapshots();
  move("dep1");
  later();
  expect(await snapshots()).toEqual([["api1/dep1", "/dep1"]]);
});

it("a stage that moved away and back while it was exported is exported again", async () => {
  const { snapshots, later, move, state } = account();
  state.whileExporting = () => move("dep2");
  await snapshots();
  move("dep1");
  later();
  expect(await snapshots()).toEqual([["api1/dep1", "/dep1"]]);
  expect(state.exports).toBe(2);
});

it("who decides upon it asks at once, and is not given what may be another's", async () => {
  const { snapshots, move, state } = account();
  await snapshots();
  expect(await snapshots(true)).toEqual([["api1/dep1", "/dep1"]]);
  expect(state).toMatchObject({ exports: 2, gets: 1 });
  expect(await snapshots(true)).toEqual([["api1/dep1", "/dep1"]]);
  expect(state).toMatchObject({ exports: 2, gets: 1 });
  move("dep3");
  state.whileExporting = () => move("dep4");
  expect(await snapshots(true)).toEqual([["api1/dep3", "conflict"]]);
});
