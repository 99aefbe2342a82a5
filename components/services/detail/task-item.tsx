"use client";

import { FileText, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ServiceSummary, TaskSummary } from "@/lib/contracts/services";
import { shorten } from "@/lib/words/shorten";
import { Button } from "../../ui/actions/button";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { logsHref } from "../address";
import { TaskBody } from "./task-body";

const ReplaceTaskPanel = dynamic(() =>
  import("../actions/replace-task-panel").then((module) => module.ReplaceTaskPanel),
);

/** One task of a service, with its log and its replacement. */
export function TaskItem({ task, service }: { task: TaskSummary; service: ServiceSummary }) {
  const [replacing, setReplacing] = useState(false);
  const { id, containers } = task;
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
  const replace = task.stopCommand && (
    <Button
      size="small"
      icon={<RefreshCw size={14} aria-hidden />}
      onClick={() => setReplacing(true)}
      aria-label={`Replace task ${shorten(id, 12)}…`}
    >
      Replace…
    </Button>
  );
  const actions = (
    <>
      {logs}
      {replace}
    </>
  );
  return (
    <TaskBody task={task} actions={actions}>
      {replacing && <ReplaceTaskPanel service={service} task={task} onClose={() => setReplacing(false)} />}
    </TaskBody>
  );
}
