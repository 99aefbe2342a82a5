/** Fn::Cidr: the first `count` blocks with `bits` host bits inside an IPv4 block. */
import { templateError } from "../errors";
import type { TemplateFunction } from "./functions";

const FORM =
  "Fn::Cidr requires a list of an IPv4 CIDR block, a count from 1 to 256 and the number of bits of each block's host part";

export const cidr: TemplateFunction = (argument, scope, evaluate) => {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 3) throw templateError(FORM);
  const [block, count, bits = 8] = argument.map((one) => evaluate(one, scope));
  const range = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(block));
  const octets = range?.slice(1, 5).map(Number) ?? [];
  const prefix = Number(range?.[5]);
  const [wanted, hostBits] = [Number(count), Number(bits)];
  if (!range || octets.some((octet) => octet > 255) || prefix > 32) throw templateError(FORM);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 256) throw templateError(FORM);
  if (!Number.isInteger(hostBits) || hostBits < 1 || hostBits > 32 - prefix) throw templateError(FORM);
  if (wanted > 2 ** (32 - prefix - hostBits)) {
    throw templateError(`Fn::Cidr: ${String(block)} has no room for ${wanted} blocks with ${hostBits} host bits`);
  }
  const size = 2 ** hostBits;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = address - (address % 2 ** (32 - prefix));
  return Array.from({ length: wanted }, (_, index) => `${dotted(first + index * size)}/${32 - hostBits}`);
};

const dotted = (address: number) => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
