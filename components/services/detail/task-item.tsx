"use client";

import { CircleStop, FileText, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import type { TaskSummary } from "@/lib/contracts/services";
import { shorten } from "@/lib/words/shorten";
import { Button } from "../../ui/actions/button";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { useAddress } from "../../ui/lists/use-address";
import type { TaskHome } from "../actions/stop-task-panel";
import { logsHref } from "../address";
import { TaskBody } from "./task-body";

const StopTaskPanel = dynamic(() => import("../actions/stop-task-panel").then((module) => module.StopTaskPanel));

interface Props {
  task: TaskSummary;
  home: TaskHome;
  /** What else is said of it. */
  about?: string[];
}

/** One task with its log and its end: a service puts another in its place. */
export function TaskItem({ task, home, about = [] }: Props) {
  const [{ panel }, change] = useAddress(["panel"]);
  const { id, containers } = task;
  const ofThis = `task-${id}`;
  // Once it has stopped there is nothing left to do, whoever was sent the link.
  const stopping = panel === ofThis && task.status !== "STOPPED";
  const [first] = containers;
  const logs = first && (
    <ShallowLink
      href={logsHref(first.name, id)}
      size="small"
      look="quiet"
      icon={<FileText size={14} aria-hidden />}
      aria-label={`Logs of task ${shorten(id, 12)}`}
    >
      Logs
    </ShallowLink>
  );
  const [verb, Icon] = home.service ? ["Replace", RefreshCw] : ["Stop", CircleStop];
  const stop = task.stopCommand && (
    <Button
      size="small"
      icon={<Icon size={14} aria-hidden />}
      onClick={() => change({ panel: ofThis })}
      aria-label={`${verb} task ${shorten(id, 12)}…`}
    >
      {verb}…
    </Button>
  );
  const actions = (
    <>
      {logs}
      {stop}
    </>
  );
  return (
    <TaskBody task={task} about={about} actions={actions}>
      {stopping && <StopTaskPanel home={home} task={task} onClose={() => change({ panel: "" })} />}
    </TaskBody>
  );
}
