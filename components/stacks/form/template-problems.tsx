import type { DefinitionNote } from "@/lib/contracts/definition";
import { Card } from "../../ui/layout/card";

/** What is wrong with the template: each with its place. */
export const TemplateProblems = ({ problems }: { problems: readonly DefinitionNote[] }) => (
  <Card title="Errors">
    <ul aria-label="Errors" className="max-h-72 space-y-1.5 overflow-y-auto text-sm">
      {problems.slice(0, 100).map(({ message, line, column }) => (
        <li key={`${line} ${column} ${message}`} className="min-w-0 break-words">
          {message}
          {line !== undefined && (
            <span className="text-xs text-muted">
              {" "}
              line {line}, column {column}
            </span>
          )}
        </li>
      ))}
    </ul>
  </Card>
);
