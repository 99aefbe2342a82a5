import { AwsError } from "../../../protocol/aws-error";
import { parameterNotFound, validationException } from "../errors";
import type { SsmHandlers } from "../module";
import { parameters } from "../records";
import { tagHandlers } from "../tags";
import { getParametersByPath } from "./by-path";
import { describeParameters } from "./describe";
import { readParameter } from "./find";
import { putParameter } from "./put";
import { parameterView } from "./view";

/** AWS's limit of one call. */
const MAX_NAMES = 10;

export const handlers: SsmHandlers = {
  PutParameter: putParameter,
  GetParametersByPath: getParametersByPath,
  DescribeParameters: describeParameters,
  ...tagHandlers,

  GetParameter({ Name = "", WithDecryption }, { world, region }) {
    return { Parameter: parameterView(region, readParameter(world, region, Name), WithDecryption) };
  },

  /** What cannot be found is named, and no error. */
  GetParameters({ Names = [], WithDecryption }, { world, region }) {
    checkCount(Names);
    const InvalidParameters: string[] = [];
    const Parameters = Names.flatMap((name) => {
      try {
        return [parameterView(region, readParameter(world, region, name), WithDecryption)];
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        InvalidParameters.push(name);
        return [];
      }
    });
    return { Parameters, InvalidParameters };
  },

  DeleteParameter({ Name = "" }, { world, region }) {
    if (!parameters(world, region).delete(Name)) throw parameterNotFound(Name);
    return {};
  },

  DeleteParameters({ Names = [] }, { world, region }) {
    checkCount(Names);
    const DeletedParameters = Names.filter((name) => parameters(world, region).delete(name));
    return { DeletedParameters, InvalidParameters: Names.filter((name) => !DeletedParameters.includes(name)) };
  },
};

function checkCount(names: readonly string[]): void {
  if (names.length >= 1 && names.length <= MAX_NAMES) return;
  throw validationException(
    `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have between 1 and ${MAX_NAMES} names`,
  );
}
