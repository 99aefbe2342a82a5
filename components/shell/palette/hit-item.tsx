import { Autocomplete } from "@base-ui/react/autocomplete";
import {
  Boxes,
  CircleDot,
  Container,
  FileStack,
  FileText,
  History,
  Layers,
  type LucideIcon,
  Network,
  Server,
  Target,
  Zap,
} from "lucide-react";
import type { SearchHit, SearchKind } from "@/lib/contracts/search";

const KINDS: Record<SearchKind, { word: string; icon: LucideIcon }> = {
  action: { word: "Action", icon: Zap },
  page: { word: "Page", icon: FileText },
  environment: { word: "Environment", icon: Layers },
  api: { word: "API", icon: CircleDot },
  cluster: { word: "Cluster", icon: Server },
  service: { word: "Service", icon: Boxes },
  loadBalancer: { word: "Load balancer", icon: Network },
  targetGroup: { word: "Target group", icon: Target },
  task: { word: "Task", icon: Container },
  stack: { word: "Stack", icon: FileStack },
  operation: { word: "Operation", icon: History },
};

/** What it is, its name, and what tells it from others of that name. */
export function HitItem({ hit, onChoose }: { hit: SearchHit; onChoose: () => void }) {
  const { kind, title, detail } = hit;
  const { word, icon: Icon } = KINDS[kind];
  return (
    <Autocomplete.Item
      value={hit}
      onClick={onChoose}
      className="mx-2 flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-accent-soft"
    >
      <Icon size={16} className="shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        {detail && <span className="block truncate text-xs text-muted">{detail}</span>}
      </span>
      <span className="shrink-0 text-xs text-muted">{word}</span>
    </Autocomplete.Item>
  );
}
