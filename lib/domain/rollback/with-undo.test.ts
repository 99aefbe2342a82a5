import { expect, it } from "vitest";
import type { VariableChange } from "@/lib/contracts/environments";
import { withUndo } from "./with-undo";

const change = (was: string | null, value: string | null, name = "elb"): VariableChange => ({
  ...{ id: `${name} ${was} ${value}`, at: "2026-01-01T00:00:00Z", actor: "ada" },
  ...{ name, was, value },
});

it.each<[string, VariableChange[], Record<string, string>, boolean[]]>([
  ["what is still as it was set", [change("a", "b")], { elb: "b" }, [true]],
  ["what was added", [change(null, "b")], { elb: "b" }, [true]],
  ["what was removed and is gone", [change("a", null)], {}, [true]],
  ["what was removed and has a name that every object has", [change("a", null, "constructor")], {}, [true]],
  ["not what was removed and is there again", [change("a", null)], { elb: "c" }, [false]],
  ["not what somebody has changed since", [change("a", "b")], { elb: "c" }, [false]],
  ["not what was set to what it was", [change("a", "a")], { elb: "a" }, [false]],
  ["the newest alone", [change("a", "b"), change("b", "a"), change("a", "b")], { elb: "b" }, [true, false, false]],
  ["each variable by itself", [change("a", "b"), change("x", "y", "z")], { elb: "b", z: "y" }, [true, true]],
])("%s can be taken back", (_what, changes, variables, expected) =>
  expect(withUndo(changes, variables).map(({ undoable }) => undoable)).toEqual(expected),
);
