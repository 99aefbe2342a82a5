/** A parameter as a template declares it. */
export interface TemplateParameter {
  name: string;
  /** `String`, `Number`, `CommaDelimitedList`, `AWS::EC2::VPC::Id`, `AWS::SSM::Parameter::Value<…>`… */
  type: string;
  /** Undefined: it has to be given. */
  default?: string;
  description?: string;
  /** Its label in the template's interface. */
  label?: string;
  allowedValues?: string[];
  allowedPattern?: string;
  constraint?: string;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  /** Never shown by CloudFormation. */
  noEcho: boolean;
}

export interface ParameterGroup {
  label: string;
  parameters: TemplateParameter[];
}

/** What a form needs to know of a template. */
export interface TemplateSummary {
  description?: string;
  /** By the template's interface; what it does not name comes last. */
  groups: ParameterGroup[];
  resources: { logicalId: string; type: string }[];
  outputs: { key: string; description?: string }[];
  /** What has to be acknowledged, as far as the template shows it. */
  capabilities: string[];
}

/** `GET /api/template-summary?url=` */
export interface TemplateSummaryAnswer {
  fetchedAt: string;
  summary: TemplateSummary;
}
