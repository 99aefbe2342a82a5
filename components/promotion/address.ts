/** `dev..prod` of `?promote=`; an empty `to` asks for the name of a new stage. Null when it is no such thing. */
export function parsePromotion(value: string | null): { from: string; to: string } | null {
  const match = value?.match(/^([A-Za-z0-9_-]{1,128})\.\.([A-Za-z0-9_-]{0,128})$/);
  return match ? { from: match[1] ?? "", to: match[2] ?? "" } : null;
}

export const promotionWords = (from: string, to: string): string => `${from}..${to}`;
