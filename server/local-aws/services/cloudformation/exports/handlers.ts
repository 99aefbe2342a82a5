import { page } from "../../../protocol/pages";
import { validationError } from "../errors";
import type { CloudFormationHandlers } from "../module";
import { exportsIn, importersOf } from "./exports";

const invalidToken = () => validationError("Invalid NextToken");

export const exportHandlers: CloudFormationHandlers = {
  ListExports({ NextToken }, { world, region }) {
    const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
    const { items, next } = page(exportsIn(world, region), (one) => one.Name, request);
    return { Exports: items, NextToken: next };
  },

  ListImports({ ExportName = "", NextToken }, { world, region }) {
    const names = importersOf(world, region, ExportName);
    if (names.length === 0) throw validationError(`Export '${ExportName}' is not imported by any stack.`);
    const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
    const { items, next } = page(names, (name) => name, request);
    return { Imports: items, NextToken: next };
  },
};
