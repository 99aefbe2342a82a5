/** A resource's tags by key. */
export type Tags = Record<string, string>;

/** On everything that Stageway makes: for which environment, and by which operation. */
export const ENVIRONMENT_TAG = "stageway:environment";
export const OPERATION_TAG = "stageway:operation";
/** CloudFormation's own mark on what a stack has made (user guide, "Resource tags"). */
export const STACK_TAG = "aws:cloudformation:stack-name";

/** AWS allows letters, digits, spaces and `_ . : / = + - @` in a tag's value; an API's name may have more. */
export const tagValue = (text: string): string => text.replace(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, "_").slice(0, 256);

/** The environment as its tag names it: `EcsDemoAPI/dev`. */
export const environmentTag = (apiName: string, stage: string): string => tagValue(`${apiName}/${stage}`);
