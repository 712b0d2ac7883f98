/** What went wrong, in the terms of the domain; `platform/http` maps each kind to one HTTP status. */
export type ErrorKind =
  | 'not-found'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'conflict'
  | 'too-little-data'
  | 'unavailable'
  | 'cancelled'
  | 'failed';

/** A fault tied to one input field. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export interface DomainErrorDetails {
  readonly faults?: readonly FieldFault[];
  /** Facts a client may act on, such as counts; they appear in the problem document. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An expected failure: a stable `code` for programs, a sentence for people, a `kind` for the transport. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;

  constructor(
    message: string,
    readonly details: DomainErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
  }
}
