import "server-only";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { call } from "../../call";
import { allPages } from "../pages";

/** The ARNs of all active revisions: 100 a call. */
export const listActiveDefinitions = (): Promise<string[]> =>
  allPages(async (nextToken) => {
    const answer = await call(new ListTaskDefinitionsCommand({ status: "ACTIVE", maxResults: 100, nextToken }));
    return { items: answer.taskDefinitionArns, next: answer.nextToken };
  });
