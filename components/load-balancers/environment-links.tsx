import Link from "next/link";
import type { BoundEnvironment } from "@/lib/contracts/load-balancers";
import { environmentHref } from "@/lib/domain/diagnosis/cli";
import { HEALTH_WORDS } from "@/lib/words/health";
import { ToneIcon } from "../ui/status/tone-icon";

/** The environments whose requests arrive here. That there are none is said only where it is known. */
export function EnvironmentLinks({ environments, known }: { environments: BoundEnvironment[]; known: boolean }) {
  if (environments.length === 0) return <span className="text-muted">{known ? "None" : "Not known"}</span>;
  return (
    <ul aria-label="Environments" className="flex flex-wrap gap-x-4 gap-y-1">
      {environments.map((environment) => (
        <li key={`${environment.apiId} ${environment.stage}`} className="min-w-0">
          <EnvironmentLink environment={environment} />
        </li>
      ))}
    </ul>
  );
}

function EnvironmentLink({ environment: { apiId, apiName, stage, health } }: { environment: BoundEnvironment }) {
  const { tone, word } = HEALTH_WORDS[health];
  return (
    <Link
      href={environmentHref(apiId, stage)}
      prefetch={false}
      className="inline-flex max-w-full items-center gap-1.5 rounded-xs break-words hover:underline"
    >
      <ToneIcon tone={tone} size={13} label={word} />
      {apiName} / {stage}
    </Link>
  );
}
