import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { servicesOf } from "@/lib/domain/provisioning/services-of";
import type { Step, StepContext } from "../definition";

/** A step's key for a service of the operation: the first one's is the step's own. */
export const nthKey = (key: string, index: number): string => (index === 0 ? key : `${key}-${index + 1}`);

const NAMED = /^(.*)@(\d+)$/;

/** The step as another service of the same operation has it: for what it came to there. */
export const ofService = <Output extends object>(
  step: Step<ProvisionInput, Output>,
  index: number,
): Step<ProvisionInput, Output> => ({ ...step, key: `${step.key}@${index}` });

/**
 * A step as the service with this index has it: with that one's input, and with what its own steps came to. It comes
 * after the same step of the services before it, so that what they share is made once and found from then on.
 * @param own keys of the steps that each service has; the others are everybody's
 */
export function nthStep(step: Step<ProvisionInput>, index: number, own: ReadonlySet<string>): Step<ProvisionInput> {
  const keyOf = (key: string): string => (own.has(key) ? nthKey(key, index) : key);
  const inputOf = (input: ProvisionInput): ProvisionInput => servicesOf(input)[index] ?? input;
  const earlier = Array.from({ length: index }, (_, each) => each);
  const { when = () => true, redo = [] } = step;
  const ofThis = (context: StepContext<ProvisionInput>) => contextOf(context, inputOf(context.input), keyOf);
  return {
    ...step,
    key: keyOf(step.key),
    title: (input) => titleOf(step, inputOf(input)),
    when: (input) => input.more.length >= index && when(inputOf(input)),
    after: [...step.after.map(keyOf), ...earlier.flatMap((each) => heldBy(step, each))],
    redo: redo.map(keyOf),
    touches: (context) => step.touches?.(ofThis(context)) ?? [],
    run: (context) => step.run(ofThis(context)),
  };
}

/** What a step of a further service waits for: of one beside another the listener; one path after the other. */
const BESIDE: Record<string, string[]> = {
  "shared-listener": ["listener", "load-balancer-group"],
  resource: ["integration"],
};
const heldBy = ({ key }: Step<ProvisionInput>, index: number): string[] =>
  [key, ...(BESIDE[key] ?? [])].map((each) => nthKey(each, index));

function titleOf(step: Step<ProvisionInput>, input: ProvisionInput): string {
  const title = step.title(input);
  return title.includes(input.serviceName) ? title : `${title} (${input.serviceName})`;
}

function contextOf(
  context: StepContext<ProvisionInput>,
  input: ProvisionInput,
  keyOf: (key: string) => string,
): StepContext<ProvisionInput> {
  return {
    ...context,
    input,
    output: (step) => {
      const [, key, index] = NAMED.exec(step.key) ?? [];
      return context.output({ ...step, key: key === undefined ? keyOf(step.key) : nthKey(key, Number(index)) });
    },
    isDone: (key) => context.isDone(keyOf(key)),
    // What the operation came to is what the first service answers.
    report: ({ apiId }) => context.report(apiId === undefined ? {} : { apiId }),
  };
}
