import type { TaskContainer } from "@/lib/contracts/services";
import { shorten } from "@/lib/words/shorten";

/** The containers of a task: state, image with its digest, exit code and reason. */
export const Containers = ({ containers }: { containers: TaskContainer[] }) => (
  <ul aria-label="Containers" className="space-y-1 text-xs">
    {containers.map((container) => (
      <li key={container.name} className="min-w-0 break-words text-muted">
        <span className="font-medium text-ink">{container.name}</span> {container.status?.toLowerCase()}
        {container.health && (
          <span className={container.health === "UNHEALTHY" ? "font-medium text-bad" : ""}>
            , {container.health.toLowerCase()}
          </span>
        )}
        {container.exitCode !== undefined && (
          <span className={container.exitCode === 0 ? "" : "font-medium text-bad"}>
            , exit code {container.exitCode}
          </span>
        )}{" "}
        <span className="font-mono break-all">
          {container.image}
          {container.digest && ` @${shorten(container.digest, 20)}`}
        </span>
        {container.reason && <p className="break-words text-ink">{container.reason}</p>}
      </li>
    ))}
  </ul>
);
