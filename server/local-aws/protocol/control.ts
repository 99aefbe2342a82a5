/** What may come between a control-plane call and its handler: counting, quotas, faults that someone asked for. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AwsError } from "./aws-error";
import type { ProtocolName } from "./model/load-model";

/** A call whose signature was verified and whose operation was found. */
export interface Admission {
  /** Its signing name: "ecs". */
  service: string;
  protocol: ProtocolName;
  operation: string;
  region: string;
  /** @throws AwsError when it cannot be read */
  input(): Record<string, unknown>;
}

export interface Interference {
  /** Answered in place of the handler. */
  error?: AwsError;
  /** Of the answer, instead of what the error's schema says. */
  status?: number;
  /**
   * `drop`: the connection is closed without an answer, and no handler runs. `cut`: the call is carried out, and the
   * connection breaks in the middle of its answer. `malformed`: carried out, and the answer is whole HTTP around half a
   * document.
   */
  ending?: "drop" | "cut" | "malformed";
}

export interface Control {
  /** Takes requests to `/_local/…`. True when taken, and then answered. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Resolves when the call may go on, undisturbed if with nothing. */
  admit(call: Admission): Promise<Interference | undefined>;
}
