/** Tags of APIs and stages, by ARN. */
import { badRequest } from "../errors";
import type { Operation } from "../model";
import { findRestApi, findStage, restApis, type Scope, saveStage } from "../tables";
import { checkTags } from "./check";

type Tags = Record<string, string>;

interface Tagged {
  tags: Tags;
  save(tags: Tags): void;
}

const ARN = /^arn:aws[\w-]*:apigateway:([\w-]+)::\/restapis\/([^/]+)(?:\/stages\/([^/]+))?$/;

/** `arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5` with or without `/stages/dev`: it has no account id. */
function findTagged(scope: Scope, arn: string | undefined): Tagged {
  const [, region, apiId, stageName] = ARN.exec(arn ?? "") ?? [];
  if (region === undefined || region !== scope.region) throw badRequest("Invalid ARN specified in the request");
  if (stageName !== undefined) {
    const stage = findStage(scope, apiId, stageName);
    return { tags: stage.tags ?? {}, save: (tags) => saveStage(scope, { ...stage, tags }) };
  }
  const api = findRestApi(scope, apiId);
  return { tags: api.tags ?? {}, save: (tags) => restApis(scope).put(api.id, { ...api, tags }) };
}

const tagResource: Operation<"TagResource"> = (input, context) => {
  const tagged = findTagged(context, input.resourceArn);
  const tags = { ...tagged.tags, ...input.tags };
  checkTags(tags);
  tagged.save(tags);
  return {};
};

const untagResource: Operation<"UntagResource"> = (input, context) => {
  const tagged = findTagged(context, input.resourceArn);
  const gone = new Set(input.tagKeys);
  tagged.save(Object.fromEntries(Object.entries(tagged.tags).filter(([key]) => !gone.has(key))));
  return {};
};

const getTags: Operation<"GetTags"> = (input, context) => ({ tags: findTagged(context, input.resourceArn).tags });

export const tagHandlers = { TagResource: tagResource, UntagResource: untagResource, GetTags: getTags };
