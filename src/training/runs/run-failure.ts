import { isDependencyUnavailable } from '../../platform/database/index.js';
import { DomainError, type DomainErrorDetails, type ErrorKind } from '../../platform/errors/index.js';

/** Why a run failed, as it is stored: whoever asked for it is answered by it in another process. */
export interface RunFailure {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly details: Pick<DomainErrorDetails, 'faults' | 'facts' | 'retryAfterSeconds'>;
}

export function toRunFailure(error: unknown): RunFailure {
  if (error instanceof DomainError) {
    const { faults, facts, retryAfterSeconds } = error.details;
    return {
      code: error.code,
      kind: error.kind,
      message: error.message,
      details: { faults, facts, retryAfterSeconds },
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const kind = isDependencyUnavailable(error) ? 'unavailable' : 'failed';
  return { code: 'training_failed', kind, message, details: {} };
}

/** What went wrong in the process that trained. */
export class TrainingFailedError extends DomainError {
  readonly code: string;
  readonly kind: ErrorKind;

  constructor({ code, kind, message, details }: RunFailure) {
    super(message, details);
    this.code = code;
    this.kind = kind;
  }
}
