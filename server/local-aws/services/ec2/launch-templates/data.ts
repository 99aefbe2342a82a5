import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import { missingParameter } from "../errors";
import { checkUserData } from "../instances/spec";

/** What does not exist is refused at launch only, as on AWS. @throws AwsError */
export function checkData(data: RequestLaunchTemplateData | undefined): RequestLaunchTemplateData {
  if (!data || Object.keys(data).length === 0) throw missingParameter("LaunchTemplateData");
  checkUserData(data.UserData);
  return data;
}
