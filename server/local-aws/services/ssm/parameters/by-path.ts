import { AwsError } from "../../../protocol/aws-error";
import { page } from "../../../protocol/pages";
import { validationException } from "../errors";
import type { Verb } from "../module";
import { publicParameters } from "../public/public-parameters";
import { parameters } from "../records";
import { parameterView } from "./view";

/** AWS's limit of one page, and its default. */
const MAX_PAGE = 10;

/** Directly below the path, or at any depth when `Recursive`. */
export const getParametersByPath: Verb<"GetParametersByPath"> = (input, { world, region }) => {
  const path = input.Path ?? "";
  if (!path.startsWith("/") || path.includes("//")) {
    throw validationException(
      'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/".',
    );
  }
  if (input.ParameterFilters?.length) throw validationException("Filters by path are not offered here.");
  if (input.MaxResults !== undefined && (input.MaxResults < 1 || input.MaxResults > MAX_PAGE)) {
    throw validationException(`MaxResults must be between 1 and ${MAX_PAGE}.`);
  }
  const prefix = path.endsWith("/") ? path : `${path}/`;
  const found = [...parameters(world, region).values(), ...publicParameters(region).values()]
    .filter(({ name }) => name.startsWith(prefix))
    .filter(({ name }) => input.Recursive || !name.slice(prefix.length).includes("/"))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = page(found, ({ name }) => name, {
    token: input.NextToken,
    limit: input.MaxResults,
    fallback: MAX_PAGE,
    invalidToken: () => new AwsError("InvalidNextToken", "The specified token is not valid."),
  });
  const Parameters = items.map((parameter) =>
    parameterView(region, { parameter, value: parameter.value, version: parameter.version }, input.WithDecryption),
  );
  return { Parameters, NextToken: next };
};
