import { Rocket } from "lucide-react";
import { useState } from "react";
import { IMAGE, obeys } from "@/lib/contracts/rules";
import type { DefinitionSummary, EnvironmentRef } from "@/lib/contracts/services";
import { changeImage } from "@/server/actions/change-image";
import { Button } from "../../ui/actions/button";
import { useCommand } from "../../ui/actions/use-command";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { SelectField } from "../../ui/forms/select-field";
import { TextField } from "../../ui/forms/text-field";
import type { ServiceRef } from "./services-of";

interface Props {
  apiId: string;
  stage: string;
  service: ServiceRef;
  definition: DefinitionSummary;
  /** Null: not known. */
  environments: EnvironmentRef[] | null;
  onStarted: (operationId: string) => void;
}

/** What was typed or chosen, and what the service ran at that time. */
interface Edit {
  seen: DefinitionSummary;
  container: string;
  image: string;
}

/** The image of one container; what the service ran when somebody began to type is what it is checked against. */
export function ImageForm({ apiId, stage, service, definition, environments, onStarted }: Props) {
  const [edit, setEdit] = useState<Edit | null>(null);
  const seen = edit?.seen ?? definition;
  const container = edit?.container ?? seen.containers[0]?.name ?? "";
  const now = imageOf(seen, container);
  const image = edit?.image ?? now;
  const { run, busy, error } = useCommand(changeImage);
  const problem = problemOf(image.trim(), now);
  const others = (environments ?? []).filter((each) => each.apiId !== apiId || each.stage !== stage);
  const start = async () => {
    const { cluster, name } = service;
    const input = { apiId, stage, cluster, service: name, container, image, taskDefinition: seen.arn };
    const started = await run(input);
    if (started) onStarted(started.operationId);
  };
  return (
    <form
      aria-label="Change an image"
      className="flex flex-1 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) void start();
      }}
    >
      {seen.containers.length > 1 && (
        <SelectField
          label="Container"
          value={container}
          onChange={({ target }) => setEdit({ seen, container: target.value, image: imageOf(seen, target.value) })}
        >
          {seen.containers.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      <TextField
        label="Image"
        mono
        value={image}
        onChange={({ target }) => setEdit({ seen, container, image: target.value })}
        error={(image === now ? undefined : problem) ?? error?.fields?.image}
        hint={`${service.name} runs ${now}.`}
      />
      <p className="text-sm text-muted">
        A new revision of {seen.name.split(":")[0]} that differs in this image alone replaces every task. When it does
        not come up, or {stage} does not answer, the service goes back to {seen.name}.
      </p>
      {others.length > 0 && (
        <p className="text-sm font-medium text-warn">
          {others.map((each) => `${each.apiName}/${each.stage}`).join(", ")} will run it, too: the service is theirs as
          well.
        </p>
      )}
      {error && !error.fields && <ErrorPanel error={error} />}
      <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          look="primary"
          busy={busy}
          disabled={problem !== undefined}
          icon={<Rocket size={15} aria-hidden />}
        >
          Roll out to {service.name}
        </Button>
        {problem && image === now && <span className="text-xs text-muted">{problem}</span>}
      </div>
    </form>
  );
}

const imageOf = ({ containers }: DefinitionSummary, container: string): string =>
  containers.find(({ name }) => name === container)?.image ?? "";

function problemOf(image: string, now: string): string | undefined {
  if (image === now) return "Give another image first.";
  return obeys(IMAGE, image) ? undefined : IMAGE.message;
}
