/** What stands after the last slash of an ARN: a task's id, `family:revision`. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
