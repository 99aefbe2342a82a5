import { apiResources } from "./api";
import { capacityResources } from "./capacity";
import { containerResources } from "./containers";
import { balancerParameters, balancerResources, boundAddress } from "./load-balancing";
import { networkParameters, networkResources } from "./network";
import { substituted, type Template, type TemplateBrief } from "./parts";

/**
 * An environment as a CloudFormation template: the same resources, names and settings as the guided run makes, in an API
 * of its own. It names its roles, so that creating a stack of it takes CAPABILITY_NAMED_IAM.
 */
export function templateOf(brief: TemplateBrief): Template {
  const { image, desiredCount, stage, path } = brief.input;
  const url = `https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${Stage}${path.replace(/[{}+]/g, "")}`;
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      `The environment ${brief.known.apiName}/${stage}: a service behind a load balancer, and a stage that is bound to it by a stage variable.`.slice(
        0,
        1024,
      ),
    Parameters: {
      Image: { Type: "String", Description: "What the service runs.", Default: image },
      DesiredCount: { Type: "Number", Description: "Number of tasks.", Default: desiredCount, MinValue: 0 },
      ...networkParameters(brief),
      ...balancerParameters(brief),
    },
    Resources: {
      ...networkResources(brief),
      ...balancerResources(brief),
      ...containerResources(brief),
      ...capacityResources(brief),
      ...apiResources(brief),
    },
    Outputs: {
      Url: { Description: "Where the stage answers.", Value: substituted(url) },
      LoadBalancerDnsName: { Description: "What the stage's variable is bound to.", Value: boundAddress(brief) },
    },
  };
}
