import { NormalizedSchema } from "@smithy/core/schema";
import type { $Schema } from "@smithy/types";
import { describe, expect, it } from "vitest";
import { AwsError } from "../../aws-error";
import { parseForm } from "./form";
import { readForm } from "./form-reader";

const STRING = 0;
const NUMBER = 1;
const BOOLEAN = 2;
const TIME = 4;
const BLOB = 21;
const LIST_OF = 64;

const TAG: $Schema = [3, "t", "Tag", 0, ["Key", "Value"], [STRING, STRING]];
const TAGS: $Schema = [1, "t", "Tags", 0, () => TAG];
const NAMED: $Schema = [1, "t", "Named", 0, [STRING, { xmlName: "item" }]];
const MAP: $Schema = [2, "t", "Map", 0, STRING, STRING];
const FLAT: $Schema = [1, "t", "Flat", { xmlFlattened: 1 }, STRING];
const INPUT: $Schema = [
  3,
  "t",
  "Input",
  0,
  ["Name", "Count", "On", "At", "Data", "Tags", "Named", "Map", "Flat", "Plain"],
  [STRING, NUMBER, BOOLEAN, TIME, BLOB, () => TAGS, () => NAMED, () => MAP, () => FLAT, LIST_OF | STRING],
];
const EC2_INPUT: $Schema = [
  3,
  "t",
  "Ec2Input",
  0,
  ["vpcIds", "Renamed", "Groups"],
  [LIST_OF | STRING, [STRING, { ec2QueryName: "Other", xmlName: "other" }], [() => TAGS, { xmlName: "groupSet" }]],
];

const read = (form: string) =>
  readForm(NormalizedSchema.of(INPUT), parseForm(form), { ec2: false, malformed: "MalformedInput" });
const readEc2 = (form: string) =>
  readForm(NormalizedSchema.of(EC2_INPUT), parseForm(form), { ec2: true, malformed: "InvalidParameterValue" });

describe("readForm", () => {
  it.each([
    ["Name=a", { Name: "a" }],
    ["Name=", { Name: "" }],
    ["Name=%C3%A9+%E2%9C%93+%3C%26%3E", { Name: "é ✓ <&>" }],
    ["Count=-3.5&On=TRUE", { Count: -3.5, On: true }],
    ["At=2026-11-22T10:00:00Z", { At: new Date("2026-11-22T10:00:00Z") }],
    ["At=0.5", { At: new Date(500) }],
    ["Data=AQI%3D", { Data: new Uint8Array([1, 2]) }],
    [
      "Tags.member.2.Key=b&Tags.member.1.Key=a&Tags.member.1.Value=1",
      { Tags: [{ Key: "a", Value: "1" }, { Key: "b" }] },
    ],
    ["Tags.member.10.Key=j&Tags.member.9.Key=i", { Tags: [{ Key: "i" }, { Key: "j" }] }],
    ["Tags=", { Tags: [] }],
    ["Named.item.1=x", { Named: ["x"] }],
    ["Named.member.1=x", { Named: ["x"] }],
    ["Flat.1=x&Flat.2=y", { Flat: ["x", "y"] }],
    ["Map.entry.1.key=k&Map.entry.1.value=v", { Map: { k: "v" } }],
    ["Unknown.member.1=x&Action=A", {}],
    ["", {}],
  ])("%s", (form, expected) => expect(read(form)).toEqual(expected));

  it("reads EC2's names: capitalized, renamed, lists without `member`", () => {
    expect(readEc2("VpcIds.1=a&VpcIds.2=b&Other=c&GroupSet.1.Key=k")).toEqual({
      vpcIds: ["a", "b"],
      Renamed: "c",
      Groups: [{ Key: "k" }],
    });
  });

  it.each([
    "Count=abc",
    "Count=",
    "Count=1e999",
    `Count=${"1".repeat(500_000)}x`,
    "On=yes",
    "At=yesterday",
    "Data=%%%",
    "Data=_",
    "Name.x=1",
    "Map.entry.1.value=v",
    "Name=%00",
    "Name=%EF%BF%BF",
    `${"a.".repeat(60)}b=1`,
  ])("refuses %s", (form) => {
    expect(() => read(form)).toThrow(AwsError);
    expect(() => read(form)).toThrow(expect.objectContaining({ code: "MalformedInput" }));
  });

  it("gives names like __proto__ no meaning", () => {
    expect(read("__proto__.x=1&constructor.prototype.x=1&Name=a")).toEqual({ Name: "a" });
    const { Map: map } = read("Map.entry.1.key=__proto__&Map.entry.1.value=v") as { Map: object };
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    expect(Object.entries(map)).toEqual([["__proto__", "v"]]);
  });

  it("bounds the number of parameters", () => {
    expect(() => read("a=1&".repeat(50_001))).toThrow("too many parameters");
  });
});
