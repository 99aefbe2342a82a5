import type { RequestPath } from "@/lib/contracts/request-path";
import { Card } from "../ui/layout/card";
import { collapse } from "./collapse";
import { Way } from "./way";

/** How a request travels, hop by hop, from the stage to the task; one picture for methods that go the same way. */
export function RequestPaths({ paths }: { paths: RequestPath[] }) {
  const groups = collapse(paths);
  return (
    <Card title="Request path" aside={`${paths.length} ${paths.length === 1 ? "method" : "methods"}`}>
      {groups.length === 0 && (
        <p className="text-sm text-muted">This snapshot has no methods, or they could not be read.</p>
      )}
      <div className="space-y-4">
        {groups.map((group, at) => (
          <Way key={group.methods.join(" ")} group={group} folded={at > 0 && group.path.verdict === "ok"} />
        ))}
      </div>
    </Card>
  );
}
