/** Actions of AWS::ElasticLoadBalancingV2::Listener and ListenerRule. */
import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { z } from "zod";
import { flag, integer, structure, text } from "../shapes";

const forward = structure({
  TargetGroups: structure({ TargetGroupArn: text, Weight: integer.optional() }).array().optional(),
  TargetGroupStickinessConfig: structure({ DurationSeconds: integer.optional(), Enabled: flag.optional() }).optional(),
});

const redirect = structure({
  StatusCode: text,
  Protocol: text.optional(),
  Host: text.optional(),
  Port: text.optional(),
  Path: text.optional(),
  Query: text.optional(),
});

export const action = structure({
  Type: text,
  Order: integer.optional(),
  TargetGroupArn: text.optional(),
  ForwardConfig: forward.optional(),
  RedirectConfig: redirect.optional(),
  FixedResponseConfig: structure({
    StatusCode: text,
    ContentType: text.optional(),
    MessageBody: text.optional(),
  }).optional(),
});

/** Enumerations are checked by the handlers, in ELB's words. */
export const asActions = (actions: z.output<typeof action>[]): Action[] => actions as Action[];
