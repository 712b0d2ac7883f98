/** Who asked for a change, from where, and what for. */
export interface AuditedCall {
  readonly at: Date;
  readonly caller: string;
  readonly role: string;
  /** Of the client; null where it was a command on this machine. */
  readonly address: string | null;
  /** As the OpenAPI document names it. */
  readonly operation: string;
  /** Method and path; the name of a command. */
  readonly target: string;
  readonly requestId: string | null;
  /** What was sent. */
  readonly request: unknown;
}

/** What came of it. */
export interface AuditedOutcome {
  /** What there was before; null where there was nothing. */
  readonly before: unknown;
  /** What was answered; null where nothing changed. */
  readonly after: unknown;
  readonly status: number;
  /** Code of the error; null where there is none. */
  readonly error: string | null;
}

type Kept = Readonly<Record<string, unknown>> | null;

/** One change, or an attempt, as it is kept. */
export interface AuditEntry extends Omit<AuditedCall, 'request'> {
  /** Rises with the time. */
  readonly id: string;
  readonly request: Kept;
  readonly before: Kept;
  readonly after: Kept;
  readonly error: string | null;
  /** Null while it goes on, and where the process died over it. */
  readonly status: number | null;
}
