import type { HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';

/** Longer than a healthy answer ever takes, shorter than a client's patience. */
const CHECK_TIMEOUT_MS = 3_000;

type Check = ReturnType<HealthIndicatorService['check']>;

/** @returns what the answer says; `degraded` with the reason where there is none in time */
export async function checkedBy<Answer>(
  check: Check,
  work: Promise<Answer>,
  describe: (answer: Answer) => HealthIndicatorResult,
): Promise<HealthIndicatorResult> {
  try {
    return describe(await withTimeout(work));
  } catch (error) {
    return check.degraded({ message: reasonOf(error) });
  }
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS).unref();
  });
  return Promise.race([work, late]);
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(String).join('; ');
  return error instanceof Error ? error.message : String(error);
}
