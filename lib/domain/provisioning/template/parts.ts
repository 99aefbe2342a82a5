import { type Brief, tagsOf } from "../planned";

/** A resource of a template. Values may be intrinsic functions in their long form: `{ Ref: "Vpc" }`. */
export interface Resource {
  Type: string;
  DependsOn?: string[];
  Properties: Record<string, unknown>;
}
export type Resources = Record<string, Resource>;

export interface Parameter {
  Type: string;
  Description: string;
  Default?: string | number;
  MinValue?: number;
}

export interface Template {
  AWSTemplateFormatVersion: "2010-09-09";
  Description: string;
  Parameters: Record<string, Parameter>;
  Resources: Resources;
  Outputs: Record<string, { Description: string; Value: unknown }>;
}

export const reference = (id: string) => ({ Ref: id });
export const attribute = (id: string, name: string) => ({ "Fn::GetAtt": [id, name] });
export const substituted = (text: string) => ({ "Fn::Sub": text });

/** As most types take them. */
export const tags = (brief: Brief) => Object.entries(tagsOf(brief)).map(([Key, Value]) => ({ Key, Value }));

/** The environment that a template makes, and what it is to be told of the account. */
export interface TemplateBrief extends Brief {
  /** Of the load balancers, by service, where others use them, too; absent: a person gives it. */
  shared?: { dnsName: string; securityGroupId?: string | undefined }[];
}
