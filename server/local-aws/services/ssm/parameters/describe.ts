import type { ParameterStringFilter } from "@aws-sdk/client-ssm";
import { AwsError } from "../../../protocol/aws-error";
import { page } from "../../../protocol/pages";
import { validationException } from "../errors";
import type { Verb } from "../module";
import { type ParameterRecord, parameters } from "../records";
import { metadataView } from "./view";

const MAX_PAGE = 50;

/** Without values, and without AWS's own. */
export const describeParameters: Verb<"DescribeParameters"> = (input, { world, region }) => {
  const filters = [
    ...(input.ParameterFilters ?? []),
    ...(input.Filters ?? []).map(({ Key, Values }) => ({ Key, Values, Option: "BeginsWith" })),
  ];
  const tests = filters.map(toTest);
  const found = parameters(world, region)
    .values()
    .filter((parameter) => tests.every((test) => test(parameter)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = page(found, ({ name }) => name, {
    token: input.NextToken,
    limit: checkLimit(input.MaxResults),
    fallback: MAX_PAGE,
    invalidToken: () => new AwsError("InvalidNextToken", "The specified token is not valid."),
  });
  return { Parameters: items.map((parameter) => metadataView(region, parameter)), NextToken: next };
};

function checkLimit(limit: number | undefined): number | undefined {
  if (limit === undefined || (limit >= 1 && limit <= MAX_PAGE)) return limit;
  throw validationException(`MaxResults must be between 1 and ${MAX_PAGE}.`);
}

function toTest({ Key = "", Option, Values = [] }: ParameterStringFilter): (parameter: ParameterRecord) => boolean {
  const read = fieldOf(Key);
  if (!read) throw new AwsError("InvalidFilterKey", "The specified key isn't valid.");
  if (Key === "Path") return ({ name }) => Values.some((path) => isBelow(name, path, Option === "Recursive"));
  const matches = matcher(Option ?? "Equals");
  return (parameter) => {
    const value = read(parameter);
    return value !== undefined && (Values.length === 0 || Values.some((wanted) => matches(value, wanted)));
  };
}

function fieldOf(key: string): ((parameter: ParameterRecord) => string | undefined) | undefined {
  if (key === "Name" || key === "Path") return ({ name }) => name;
  if (key === "Type") return ({ type }) => type;
  if (key === "KeyId") return ({ keyId }) => keyId;
  if (key === "Tier") return ({ tier }) => tier;
  if (key === "DataType") return ({ dataType }) => dataType;
  if (!key.startsWith("tag:")) return undefined;
  return ({ tags }) => tags.find((tag) => tag.Key === key.slice("tag:".length))?.Value;
}

function matcher(option: string): (value: string, wanted: string) => boolean {
  if (option === "Equals") return (value, wanted) => value === wanted;
  if (option === "BeginsWith") return (value, wanted) => value.startsWith(wanted);
  if (option === "Contains") return (value, wanted) => value.includes(wanted);
  throw new AwsError(
    "InvalidFilterOption",
    "The specified filter option isn't valid. Valid options are Equals and BeginsWith.",
  );
}

function isBelow(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith("/") ? path : `${path}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes("/"));
}
