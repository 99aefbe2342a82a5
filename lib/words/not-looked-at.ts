/** What of an environment nobody reads, and so neither carries over nor misses: said beside every copy and export. */
export const NOT_LOOKED_AT =
  "tags of your own, rules added to security groups, a listener's further certificates, Application Auto Scaling";
