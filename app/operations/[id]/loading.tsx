import { OperationSkeleton } from "@/components/operations/operation-skeleton";

export default function Loading() {
  return <OperationSkeleton />;
}
