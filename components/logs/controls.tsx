"use client";

import { Download, Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { LOG_RANGES, type LogRange } from "@/lib/contracts/log-ranges";
import type { LogEvent } from "@/lib/contracts/logs";
import { shorten } from "@/lib/words/shorten";
import { Button } from "../ui/actions/button";
import { SelectField } from "../ui/forms/select-field";
import { TextField } from "../ui/forms/text-field";
import { download } from "./download";
import { containersOf, type LogSource, lookAtTask } from "./log-source";
import { SpanFields } from "./span-fields";
import { isSpan, type Look } from "./use-look";

interface Props {
  source: LogSource;
  look: Look;
  onChange: (change: Partial<Look>) => void;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  events: LogEvent[];
}

const RANGE_WORDS: Record<LogRange, string> = {
  "5m": "Last 5 minutes",
  "15m": "Last 15 minutes",
  "1h": "Last hour",
  "6h": "Last 6 hours",
  "24h": "Last 24 hours",
};

const BETWEEN = "between";

/** A span begins as what was looked at last. */
const rangeOf = (value: string, { range }: Look): Partial<Look> =>
  value === BETWEEN
    ? { from: `${new Date(Date.now() - LOG_RANGES[range]).toISOString().slice(0, 19)}Z`, to: "" }
    : { range: value as LogRange, from: "", to: "" };

/** Whose lines, how far back, which text; follow and download. */
export function Controls({ source, look, onChange, follow, onFollow, events }: Props) {
  const [text, setText] = useDelayed(look.search, (search) => onChange({ search }));
  const name = [source.service ?? source.cluster, look.container, look.task].filter(Boolean).join("-");
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="w-full sm:w-36">
        <SelectField
          label="Container"
          value={look.container}
          onChange={(event) => onChange({ container: event.target.value })}
        >
          {containersOf(source, look).map((container) => (
            <option key={container}>{container}</option>
          ))}
        </SelectField>
      </div>
      <div className="w-full sm:w-52">
        <SelectField
          label="Task"
          value={look.task}
          onChange={(event) => onChange(lookAtTask(source, look, event.target.value))}
        >
          {source.service !== undefined && <option value="">All tasks</option>}
          {tasksOf(source, look).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="w-full sm:w-40">
        <SelectField
          label="Time range"
          value={isSpan(look) ? BETWEEN : look.range}
          onChange={(event) => onChange(rangeOf(event.target.value, look))}
        >
          {(Object.keys(LOG_RANGES) as LogRange[]).map((range) => (
            <option key={range} value={range}>
              {RANGE_WORDS[range]}
            </option>
          ))}
          <option value={BETWEEN}>From … to …</option>
        </SelectField>
      </div>
      {isSpan(look) && <SpanFields span={look} onChange={onChange} />}
      <div className="min-w-48 flex-1">
        <TextField
          label="Search in lines"
          type="search"
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          hint="Case counts."
        />
      </div>
      <div className="flex gap-2 sm:pt-6">
        <Button
          aria-pressed={follow}
          disabled={look.to !== ""}
          data-tip={look.to === "" ? undefined : "What is over gets no new lines"}
          onClick={() => onFollow(!follow)}
          icon={follow ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        >
          {follow ? "Following" : "Follow"}
        </Button>
        <Button
          onClick={() => download(`${name}.log`, events)}
          disabled={events.length === 0}
          icon={<Download size={15} aria-hidden />}
          data-tip="The lines below, as a text file"
        >
          Download
        </Button>
      </div>
    </div>
  );
}

function tasksOf({ tasks }: LogSource, { task }: Look): [id: string, words: string][] {
  const found = new Map(tasks.map(({ id, status }) => [id, `${shorten(id, 12)} ${status.toLowerCase()}`]));
  // A link may name a task that ECS has forgotten; its lines are still there.
  if (task && !found.has(task)) found.set(task, shorten(task, 12));
  return [...found];
}

/** A text that counts once the person has stopped typing for a moment. */
function useDelayed(value: string, onSettled: (value: string) => void): [string, (value: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSettled(text), 400);
    return () => clearTimeout(timer);
  }, [text, value, onSettled]);
  return [text, setText];
}
