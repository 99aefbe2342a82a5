/** IPv4 blocks. */
import { invalidValue } from "../errors";

export interface Block {
  first: number;
  size: number;
}

/** Undefined when the text is no IPv4 CIDR block in canonical form or with host bits set. */
export function parseCidr(text: string): Block | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(text);
  const address = match?.[1] === undefined ? undefined : parseAddress(match[1]);
  const prefix = Number(match?.[2]);
  if (address === undefined || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(address / size) * size, size };
}

export function parseAddress(text: string): number | undefined {
  const parts = text.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** AWS clears host bits: 10.0.0.5/24 becomes 10.0.0.0/24. @throws AwsError InvalidParameterValue */
export function canonicalCidr(text: string): string {
  const block = parseCidr(text);
  if (!block) {
    throw invalidValue(`Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  }
  return formatBlock(block);
}

export function formatBlock({ first, size }: Block): string {
  return `${formatAddress(first)}/${32 - Math.log2(size)}`;
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.first <= inner.first && inner.first + inner.size <= outer.first + outer.size;
}

export function overlap(a: Block, b: Block): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}
