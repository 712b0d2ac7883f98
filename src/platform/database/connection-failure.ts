/**
 * SQLSTATEs of a server that is away: 08 connection, 53 out of resources, 57P shutting down, 25P03 a transaction that was left alone, 25006 a standby that
 * has not taken over yet.
 */
const AWAY_STATES = /^(08|53|57P|25P03|25006)/;
const AWAY_ERRNOS = /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;
const AWAY_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|pool after calling end|not queryable|query read timeout/i;

/** Distinguishes an unreachable database from a bug in a query. */
export function isConnectionFailure(error: unknown): boolean {
  // Not `instanceof Error`: an error of another realm, as test runners have them, is one too.
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, errors, cause }: ErrorFacts = error;
  return (
    AWAY_STATES.test(String(code)) ||
    AWAY_ERRNOS.test(String(code)) ||
    AWAY_MESSAGES.test(String(message)) ||
    (Array.isArray(errors) && errors.some(isConnectionFailure)) ||
    isConnectionFailure(cause)
  );
}

interface ErrorFacts {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: unknown;
  readonly cause?: unknown;
}
