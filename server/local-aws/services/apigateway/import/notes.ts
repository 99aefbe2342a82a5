/** What is wrong with a definition: everything is told at once, as AWS does, and nothing is stored when there are errors. */
import { AwsError } from "../../../protocol/aws-error";
import { badRequest } from "../errors";

export class Notes {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];

  error(words: string): void {
    this.errors.push(words);
  }

  warn(words: string): void {
    if (!this.warnings.includes(words)) this.warnings.push(words);
  }

  /** Does the work; an error of AWS's becomes one of the import's, told with what it is about. */
  attempt(about: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.error(`${about}: ${error.message}`);
    }
  }

  /** @throws AwsError when there are errors, or warnings that are to count as such. */
  raise(failOnWarnings = false): void {
    if (this.errors.length > 0)
      throw badRequest(`Errors found during import:${lines(this.errors)}${this.additionally()}`);
    if (failOnWarnings && this.warnings.length > 0) {
      throw badRequest(`Warnings found during import:${lines(this.warnings)}`);
    }
  }

  private additionally(): string {
    return this.warnings.length > 0 ? `\n\tAdditionally, these warnings were found:${lines(this.warnings, 2)}` : "";
  }
}

const lines = (texts: readonly string[], depth = 1): string =>
  texts.map((text) => `\n${"\t".repeat(depth)}${text}`).join("");
