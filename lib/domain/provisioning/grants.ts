/** What a role of a new environment may do, and who may take it on. Documents are JSON. */
export interface Grants {
  trust: string;
  /** ARNs of the policies that are attached. */
  managed: string[];
  inline: { name: string; document: string }[];
}

/** Of a service's roles, where they may do something else than those that the guided run makes. */
export interface ServiceGrants {
  execution?: Grants;
  instances?: Grants;
}

// Private-use characters: nothing that a policy has. They stand for what is another in each account.
export const ACCOUNT = "\uE010";
export const REGION = "\uE011";

/** One of AWS's services takes it on, and may do what one of AWS's policies says. */
export const usualGrants = (principal: string, policy: string): Grants => ({
  trust: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
  }),
  managed: [policy],
  inline: [],
});

/** Lets ECS pull from ECR and write to CloudWatch Logs, and no more (ECS developer guide, "Task execution IAM role"). */
export const EXECUTION_GRANTS = usualGrants(
  "ecs-tasks.amazonaws.com",
  "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
);

/** What the ECS agent needs, and no more (ECS developer guide, "Container instance IAM role"). */
export const INSTANCE_GRANTS = usualGrants(
  "ec2.amazonaws.com",
  "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
);

/** Whatever the order in which they are written; a list of one says the same as its only member. */
export const sameGrants = (one: Grants, other: Grants): boolean => essenceOf(one) === essenceOf(other);

const essenceOf = ({ trust, managed, inline }: Grants): string =>
  JSON.stringify([
    settled(JSON.parse(trust)),
    managed.toSorted(),
    inline.map(({ name, document }) => JSON.stringify([name, settled(JSON.parse(document))])).sort(),
  ]);

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? settled(value[0]) : value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, each]): [string, unknown] => [name, settled(each)]);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
