import "server-only";
import { DescribeStackEventsCommand, type StackEvent as RawEvent } from "@aws-sdk/client-cloudformation";
import type { Stack, StackEvent } from "@/lib/contracts/stacks/stack";
import { isStart } from "@/lib/domain/cloudformation/last-run";
import { call } from "../../call";
import { timestamp } from "../time";

/** A hundred events a page; a stack of 500 resources, AWS's most, says about this much in one run. */
const MOST_PAGES = 20;

/** Newest first, as far back as the beginning of the last run. */
export async function listLastEvents(stack: Pick<Stack, "id" | "name">): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await call(new DescribeStackEventsCommand({ StackName: stack.id, NextToken }));
    events.push(...(answer.StackEvents ?? []).map(eventOf));
    NextToken = answer.NextToken;
    if (!NextToken || events.some((event) => isStart(event, stack))) break;
  }
  return events;
}

const eventOf = (raw: RawEvent): StackEvent => ({
  id: raw.EventId ?? "",
  at: timestamp(raw.Timestamp) ?? new Date(0).toISOString(),
  logicalId: raw.LogicalResourceId ?? "",
  ...(raw.PhysicalResourceId && { physicalId: raw.PhysicalResourceId }),
  type: raw.ResourceType ?? "",
  status: raw.ResourceStatus ?? "UNKNOWN",
  ...(raw.ResourceStatusReason && { reason: raw.ResourceStatusReason }),
  ...(raw.ClientRequestToken && { token: raw.ClientRequestToken }),
});
