/** How a check ended; `warn` leaves something to look at, `fail` keeps the service from doing its work. */
type Status = 'ok' | 'warn' | 'fail';

export interface Finding {
  readonly status: Status;
  readonly text: string;
  /** What the operator can do about it. */
  readonly advice?: string;
}

export function ok(text: string): Finding {
  return { status: 'ok', text };
}

export function warn(text: string, advice?: string): Finding {
  return { status: 'warn', text, advice };
}

export function fail(text: string, advice?: string): Finding {
  return { status: 'fail', text, advice };
}

/** Runs one check; whatever it throws is its failure. */
export async function attempt(
  what: string,
  check: () => Promise<Finding>,
  advice?: string,
): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return fail(`${what}: ${error instanceof Error ? error.message : String(error)}`, advice);
  }
}
