/**
 * The middle of a long identifier left out; both ends stay, since they tell one from another. `keep`: the end that says
 * more, the last part of an ARN or the first label of a host name.
 */
export function shorten(id: string, max = 36, keep: "start" | "end" = "end"): string {
  if (id.length <= max) return id;
  const more = Math.max(8, Math.floor(max * 0.6));
  const less = max - more - 1;
  const [head, tail] = keep === "end" ? [less, more] : [more, less];
  return `${id.slice(0, head)}…${id.slice(-tail)}`;
}

/** `arn:aws:elasticloadbalancing:…:targetgroup/name/1f…` → the part after the account, which a person knows. */
export const resourceOf = (arn: string): string => (arn.startsWith("arn:") ? arn.split(":").slice(5).join(":") : arn);
