/** The middle of a long identifier left out; both ends stay, since they tell one from another. */
export function shorten(id: string, max = 36): string {
  if (id.length <= max) return id;
  const tail = Math.max(8, Math.floor(max * 0.6));
  const head = max - tail - 1;
  return `${id.slice(0, head)}…${id.slice(-tail)}`;
}

/** `arn:aws:elasticloadbalancing:…:targetgroup/name/1f…` → the part after the account, which a person knows. */
export const resourceOf = (arn: string): string => (arn.startsWith("arn:") ? arn.split(":").slice(5).join(":") : arn);
