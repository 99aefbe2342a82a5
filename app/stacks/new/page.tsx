import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import { NewStack } from "@/components/stacks/form/new-stack";
import { OURS } from "@/components/stacks/form/sources";
import { readTemplate } from "@/lib/domain/cloudformation/read-template";

export const metadata: Metadata = { title: "Create with CloudFormation" };
export const dynamic = "force-dynamic";

export default async function NewStackPage() {
  // Without it the form begins empty, and another template can be chosen.
  const file = path.join(process.cwd(), "public/cloudformation", OURS[0].file);
  const body = await readFile(file, "utf8").catch(() => "");
  const reading = readTemplate(body);
  return <NewStack body={body} {...(reading.ok && { summary: reading.summary })} />;
}
