/** Request validators, as they are kept: definitions bring them. */
import { notFound } from "../errors";
import { idOf } from "../import/extensions";
import type { Operation, RestApiRecord } from "../model";
import { byName, pageOf } from "../paging";
import { findRestApi } from "../tables";

const getRequestValidators: Operation<"GetRequestValidators"> = (input, context) =>
  pageOf(validatorsOf(findRestApi(context, input.restApiId)), ({ name }) => name, input);

const getRequestValidator: Operation<"GetRequestValidator"> = (input, context) => {
  const all = validatorsOf(findRestApi(context, input.restApiId));
  const found = all.find(({ id }) => id === input.requestValidatorId);
  if (!found) throw notFound("Invalid Request Validator identifier specified");
  return found;
};

const validatorsOf = ({ extensions }: RestApiRecord) =>
  byName(extensions?.requestValidators ?? {}).map(([name, validator]) => ({ id: idOf(name), name, ...validator }));

export const requestValidatorHandlers = {
  GetRequestValidators: getRequestValidators,
  GetRequestValidator: getRequestValidator,
};
