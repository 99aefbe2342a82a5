import { Skeleton } from "../../ui/feedback/skeleton";
import { Card } from "../../ui/layout/card";
import type { Problems } from "../draft/draft";

/** Where the preview will be: while it is being loaded, and while the form cannot be sent. */
export const PreviewSpace = ({ problems = {} }: { problems?: Problems }) => {
  const count = Object.keys(problems).length;
  return (
    <Card title="What will exist">
      {count > 0 ? (
        <p className="text-sm text-muted">
          {count === 1 ? "One field has" : `${count} fields have`} to be corrected first; then it is listed here.
        </p>
      ) : (
        <Skeleton className="h-72" />
      )}
    </Card>
  );
};
