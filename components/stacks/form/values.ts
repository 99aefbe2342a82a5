import type { StackParameter } from "@/lib/contracts/stacks/stack";
import type { TemplateParameter, TemplateSummary } from "@/lib/contracts/stacks/template";
import { checkValue } from "@/lib/domain/cloudformation/check-value";

/** What a person has typed, by parameter; what is not in it has its default, or the stack's value. */
export type Typed = Readonly<Record<string, string>>;

export interface Sent {
  parameters: Record<string, string>;
  secrets: Record<string, string>;
  kept: string[];
}

/** The parameters of a template with what the stack has of them already. */
export class ParameterValues {
  readonly all: readonly TemplateParameter[];
  readonly #before: ReadonlyMap<string, string>;

  constructor(
    summary: TemplateSummary,
    private readonly typed: Typed,
    before: readonly StackParameter[] = [],
  ) {
    this.all = summary.groups.flatMap(({ parameters }) => parameters);
    this.#before = new Map(before.map(({ key, value }) => [key, value]));
  }

  /** As it stands in the field. */
  of({ name, default: given = "", noEcho }: TemplateParameter): string {
    const known = noEcho ? undefined : this.#before.get(name);
    return this.typed[name] ?? (this.hasBefore(name) ? (known ?? "") : given);
  }

  /** The stack keeps a secret that nobody has typed anew. */
  isKept(parameter: TemplateParameter): boolean {
    return parameter.noEcho && this.hasBefore(parameter.name) && this.of(parameter) === "";
  }

  problemOf(parameter: TemplateParameter): string | undefined {
    return this.isKept(parameter) ? undefined : checkValue(parameter, this.of(parameter));
  }

  get problems(): number {
    return this.all.filter((parameter) => this.problemOf(parameter) !== undefined).length;
  }

  sent(): Sent {
    const sent: Sent = { parameters: {}, secrets: {}, kept: [] };
    for (const parameter of this.all) {
      if (this.isKept(parameter)) sent.kept.push(parameter.name);
      else (parameter.noEcho ? sent.secrets : sent.parameters)[parameter.name] = this.of(parameter);
    }
    return sent;
  }

  private hasBefore(name: string): boolean {
    return this.#before.has(name);
  }
}
