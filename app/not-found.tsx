import { ButtonLink } from "@/components/ui/actions/button";
import { EmptyState } from "@/components/ui/feedback/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      heading="h1"
      title="There is nothing at this address"
      actions={
        <ButtonLink href="/" look="primary">
          Go to all environments
        </ButtonLink>
      }
    >
      The environment or operation may have been removed, or the address is mistyped.
    </EmptyState>
  );
}
