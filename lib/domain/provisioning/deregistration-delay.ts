/** Seconds, where nobody has said another: API reference, TargetGroupAttribute. */
export const USUAL_DELAY = 300;

export const DELAY_ATTRIBUTE = "deregistration_delay.timeout_seconds";

/** As ELB takes it. @param seconds in which a target that leaves ends what it has begun */
export const delayAttributes = (seconds: number) => [{ Key: DELAY_ATTRIBUTE, Value: String(seconds) }];
