import type { RollbackPlan } from "@/lib/contracts/environments";

/** What a rollback does to the stage's variables, before it is begun. Nothing where they are the same. */
export function RollbackWords({ plan: { set, remove, stays } }: { plan: RollbackPlan }) {
  const back = Object.entries(set);
  if (back.length + remove.length + stays.length === 0) return null;
  return (
    <ul aria-label="What it does to variables" className="text-xs text-muted">
      {back.map(([name, value]) => (
        <li key={name}>
          sets <Name>{name}</Name> back to <Name>{value}</Name>
        </li>
      ))}
      {remove.map((name) => (
        <li key={name}>
          removes <Name>{name}</Name>
        </li>
      ))}
      {stays.map((name) => (
        <li key={name}>
          leaves <Name>{name}</Name> as it is, changed by hand since
        </li>
      ))}
    </ul>
  );
}

const Name = ({ children }: { children: string }) => <code className="font-mono break-all text-ink">{children}</code>;
