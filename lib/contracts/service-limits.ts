/** As many tasks as a service can have without a raised quota: ECS service quotas, "Tasks per service" is 5,000. */
export const MOST_TASKS = 5_000;
