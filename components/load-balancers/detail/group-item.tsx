import type { TargetGroupView } from "@/lib/contracts/load-balancers";
import { HEALTH_WORDS, VERDICT_WORDS } from "@/lib/words/health";
import { Disclosure } from "../../ui/layout/disclosure";
import { KeptDisclosure } from "../../ui/layout/kept-disclosure";
import { Status } from "../../ui/status/status";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CommandBlock } from "../../ui/text/command-block";
import { CopyableId } from "../../ui/text/copyable-id";
import { KeyValues } from "../../ui/text/key-values";
import { RelativeTime } from "../../ui/time/relative-time";
import { EnvironmentLinks } from "../environment-links";
import { Targets } from "../target-count";
import { ReasonsList } from "./reasons-list";

/** One target group: how it is and why, who fills it, who sends requests there, and how it is checked. */
export function GroupItem({ group, environmentsKnown }: { group: TargetGroupView; environmentsKnown: boolean }) {
  const { name, arn, protocol, port, targetType, health, words, remedy, count, reasons, healthCheck } = group;
  return (
    <li data-group={name} className="space-y-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>
          <CopyableId id={arn} shown={name} name="target group ARN" />
        </h3>
        <Status {...HEALTH_WORDS[health]} />
        <Targets count={count} />
        <span className="text-xs text-muted">
          {[protocol && `${protocol} :${port}`, targetType && `targets by ${targetType}`].filter(Boolean).join(" · ")}
        </span>
      </div>
      <p className="text-xs break-words text-muted">{words}</p>
      <ReasonsList reasons={reasons} />
      {(remedy?.cli || remedy?.look) && (
        <Disclosure label={remedy.cli ? "Command" : "To look closer"} about={name}>
          <div className="space-y-2">
            <p className="text-xs break-words">{remedy.text}</p>
            {remedy.cli && <CommandBlock name={`Command for ${name}`} text={remedy.cli} />}
            {remedy.look && (
              <CommandBlock label="To look closer" name={`Command for ${name}, to look closer`} text={remedy.look} />
            )}
          </div>
        </Disclosure>
      )}
      <Services services={group.services} />
      <div className="flex flex-wrap gap-x-2 text-xs">
        <span className="text-muted">Requests from</span>
        <EnvironmentLinks environments={group.environments} known={environmentsKnown} />
      </div>
      {healthCheck.length > 0 && (
        <KeptDisclosure keep={`health-check-${name}`} label="Health check" about={name}>
          <KeyValues entries={healthCheck} />
        </KeptDisclosure>
      )}
    </li>
  );
}

/** The ECS services that fill the group; none is no fault. */
function Services({ services }: Pick<TargetGroupView, "services">) {
  if (services.length === 0) return <p className="text-xs text-muted">No ECS service registers tasks here.</p>;
  return (
    <ul aria-label="Services" className="space-y-0.5 text-xs">
      {services.map(({ name, verdict, words, since }) => (
        <li key={name} className="flex gap-1.5">
          <span className="mt-0.5">
            <ToneIcon tone={VERDICT_WORDS[verdict].tone} size={13} label={VERDICT_WORDS[verdict].word} />
          </span>
          <span className="min-w-0 break-words">
            Service {name}: <span className="text-muted">{words}</span>
            {since && (
              <span className="text-muted">
                {" Since "}
                <RelativeTime at={since} />.
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
