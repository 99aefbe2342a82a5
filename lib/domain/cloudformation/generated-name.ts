/**
 * The name that CloudFormation made up for a resource, `STACK-LOGICALID-RANDOM` with both ids cut where a service takes
 * short names only; undefined: its template gave it one, or it has none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 * @param physicalId a name, an id or an ARN
 */
export function generatedName(stackName: string, logicalId: string, physicalId: string): string | undefined {
  return physicalId.split(/[:/]/).find((part) => {
    const [, stack = "", logical = ""] = /^(.+)-([A-Za-z0-9]+)-[A-Za-z0-9]{8,}$/.exec(part) ?? [];
    return stack !== "" && startsWith(stackName, stack) && startsWith(logicalId, logical);
  });
}

/** Some services take small letters only. */
const startsWith = (text: string, start: string): boolean => text.toLowerCase().startsWith(start.toLowerCase());

/** Without its random end: `Hello-Service-AbCdEf123456` → `Hello-Service`. */
export const withoutEnd = (generated: string): string => generated.replace(/-[A-Za-z0-9]+$/, "");
