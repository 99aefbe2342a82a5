import type { ContainerSummary, DefinitionSummary } from "@/lib/contracts/services";
import { Card } from "../../ui/layout/card";
import { Badge } from "../../ui/status/badge";
import { CopyableId } from "../../ui/text/copyable-id";
import { KeyValues } from "../../ui/text/key-values";

/** What the service's tasks are made from. */
export function DefinitionCard({ definition }: { definition: DefinitionSummary | null }) {
  if (!definition) {
    return (
      <Card title="Task definition">
        <p className="text-sm text-muted">Not known: ECS could not be asked.</p>
      </Card>
    );
  }
  const { arn, name, cpu, memory, networkMode, executionRoleArn, taskRoleArn, containers } = definition;
  return (
    <Card title="Task definition">
      <KeyValues
        entries={[
          ["Revision", <CopyableId key="arn" id={arn} shown={name} name="task definition ARN" />],
          ["CPU, memory", cpu && memory && `${Number(cpu) / 1024} vCPU, ${memory} MiB`],
          ["Network", networkMode],
          ["Execution role", executionRoleArn],
          ["Task role", taskRoleArn],
        ]}
      />
      <ul aria-label="Containers of the definition" className="mt-3 space-y-3">
        {containers.map((container) => (
          <Container key={container.name} container={container} />
        ))}
      </ul>
    </Card>
  );
}

const Container = ({ container }: { container: ContainerSummary }) => (
  <li className="rounded-md border px-3 py-2">
    <p className="mb-1 flex items-center gap-2 text-sm font-medium">
      {container.name} {!container.essential && <Badge>not essential</Badge>}
    </p>
    <KeyValues
      entries={[
        [
          "Image",
          <code key="image" className="font-mono text-xs break-all">
            {container.image}
          </code>,
        ],
        ["Ports", container.ports.join(", ")],
        ["Command", container.command && <code className="font-mono text-xs break-all">{container.command}</code>],
        [
          "Health check",
          container.healthCheck && <code className="font-mono text-xs break-all">{container.healthCheck}</code>,
        ],
        ["Log", logWords(container)],
      ]}
    />
  </li>
);

function logWords({ logging }: ContainerSummary): string {
  if (!logging) return "none: what it writes is not kept";
  return logging.group ? `${logging.driver}, ${logging.group}` : logging.driver;
}
