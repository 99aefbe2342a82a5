import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { templateUrl } from "@/lib/contracts/stacks/input";
import type { StackTemplate } from "@/lib/contracts/stacks/stack";
import type { TemplateSummaryAnswer } from "@/lib/contracts/stacks/template";
import { inventory } from "@/server/inventory";
import { unreadable } from "../parts/found";
import { foundStack } from "./stack";

/** The template that a stack was made or updated with, as it was given. @throws AppFailure */
export async function getStackTemplate(name: string): Promise<StackTemplate> {
  const { stack } = await foundStack(name);
  const fact = await inventory().stacks.template(stack.id, `${stack.status} ${stack.updatedAt ?? stack.createdAt}`);
  if (fact.value === undefined) throw unreadable(fact, "The template");
  return { fetchedAt: fact.at ?? new Date().toISOString(), body: fact.value };
}

/** What a form needs of a template in S3. @throws AppFailure */
export async function getTemplateSummary(url: string): Promise<TemplateSummaryAnswer> {
  const asked = templateUrl.safeParse(url);
  if (!asked.success) {
    const message = "This is no address of a template.";
    const fields = { url: asked.error.issues[0]?.message ?? message };
    throw new AppFailure({
      code: "invalid_input",
      message,
      fields,
      remedy: "Give the https:// address of an object in S3.",
    });
  }
  const fact = await inventory().stacks.templateAt(asked.data);
  if (fact.value === undefined) throw unreadable(fact, "The template");
  return { fetchedAt: fact.at ?? new Date().toISOString(), summary: fact.value };
}
