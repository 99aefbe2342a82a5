import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { Card } from "../../ui/layout/card";
import { CopyableId } from "../../ui/text/copyable-id";
import { KeyValues } from "../../ui/text/key-values";
import { RelativeTime } from "../../ui/time/relative-time";
import { Undeployed } from "../undeployed";

const SOURCES = {
  export: "the deployed snapshot itself",
  editable: "the editable API stands in: the export was not to be had, so this may differ from what is deployed",
  none: "neither the export nor the editable API could be read",
} as const;

/** What this stage serves, and where that was read. */
export function SnapshotCard({ detail }: { detail: EnvironmentDetail }) {
  const { apiId, deploymentId, snapshot, invokeUrl, images, behind } = detail.environment;
  return (
    <Card title="Snapshot">
      <KeyValues
        entries={[
          ["Deployment", deploymentId ? <CopyableId key="id" id={deploymentId} name="deployment id" /> : "none"],
          ["Made", snapshot?.createdAt ? <RelativeTime key="at" at={snapshot.createdAt} /> : "not known"],
          ["Description", snapshot?.description],
          ["Compared", behind.length > 0 ? `behind ${behind.join(", ")}` : undefined],
          ["Editable API", <Undeployed key="undeployed" environment={detail.environment} whole />],
          ["Read from", snapshot ? SOURCES[snapshot.source] : "not known"],
          [
            "Images",
            images.length > 0 ? (
              <span key="images" className="font-mono text-xs">
                {images.join(", ")}
              </span>
            ) : undefined,
          ],
          ["API id", <CopyableId key="api" id={apiId} name="API id" />],
          ["Invoke URL", <CopyableId key="url" id={invokeUrl} name="invoke URL" max={56} />],
        ]}
      />
    </Card>
  );
}
