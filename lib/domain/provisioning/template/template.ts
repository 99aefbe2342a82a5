import { scopesOf } from "../scope";
import { servicesOf } from "../services-of";
import { apiResources } from "./api";
import { boundAddress } from "./load-balancing";
import { networkParameters, networkResources } from "./network";
import { idsOf, partIn, partOf, valueIn } from "./one-service";
import { substituted, type Template, type TemplateBrief } from "./parts";

/**
 * An environment as a CloudFormation template: the same resources, names and settings as the guided run makes, in an API
 * of its own. It names its roles, so that creating a stack of it takes CAPABILITY_NAMED_IAM.
 */
export function templateOf(brief: TemplateBrief): Template {
  const { stage, path } = brief.input;
  const { services, variables } = servicesIn(brief);
  const url = `https://\${Api}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/\${Stage}${path.replace(/[{}+]/g, "")}`;
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      `The environment ${brief.known.apiName}/${stage}: a service behind a load balancer, and a stage that is bound to it by a stage variable.`.slice(
        0,
        1024,
      ),
    Parameters: {
      ...networkParameters(brief),
      ...Object.assign({}, ...services.map(({ Parameters }) => Parameters)),
    },
    Resources: {
      ...networkResources(brief),
      ...Object.assign({}, ...services.map(({ Resources }) => Resources)),
      ...apiResources(brief, variables),
    },
    Outputs: {
      Url: { Description: "Where the stage answers.", Value: substituted(url) },
      LoadBalancerDnsName: { Description: "What the stage's variable is bound to.", Value: boundAddress(brief) },
    },
  };
}

/** All services with ids of their own, and the stage's variables: which lead to their load balancers, and the rest. */
function servicesIn(brief: TemplateBrief) {
  const all = servicesOf(brief.input);
  const parts = all.map((input, index) => partOf({ ...brief, input, granted: brief.grants?.[index] }, all, index));
  const scopes = scopesOf(all, parts.map(idsOf));
  const bound = all.map((input, index): [string, unknown] => [
    input.variableName,
    valueIn(scopes[index], boundAddress({ ...brief, input })),
  ]);
  return {
    services: parts.map((part, index) => partIn(scopes[index], part)),
    // Where two services share a variable, it is the first one's that the other stands beside.
    variables: { ...brief.input.variables, ...Object.fromEntries(bound.reverse()) },
  };
}
