import type { FactIndex } from "../facts";

/** A target group's name; where the group cannot be read, the one in its ARN (`…:targetgroup/NAME/ID`). */
export const nameOfGroup = (index: FactIndex, arn: string): string =>
  index.targetGroup(arn)?.name ?? arn.split("/").at(-2) ?? arn;
