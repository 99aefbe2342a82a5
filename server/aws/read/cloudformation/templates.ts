import "server-only";
import { GetTemplateCommand, GetTemplateSummaryCommand } from "@aws-sdk/client-cloudformation";
import type { TemplateSummary } from "@/lib/contracts/stacks/template";
import { summaryOfAnswer } from "@/lib/domain/cloudformation/summary-of";
import { call } from "../../call";

/** As it was given. */
export async function getTemplate(stackName: string): Promise<string> {
  const { TemplateBody } = await call(new GetTemplateCommand({ StackName: stackName, TemplateStage: "Original" }));
  return TemplateBody ?? "";
}

/** Of a template in S3, which CloudFormation itself reads. */
export async function summarizeTemplate(url: string): Promise<TemplateSummary> {
  return summaryOfAnswer(await call(new GetTemplateSummaryCommand({ TemplateURL: url })));
}
