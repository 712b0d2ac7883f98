/** What EMS Core was warned of: one row a series, for ever. */
export interface CapacityWarning {
  readonly assetId: string;
  readonly metricName: string;
  /** UUID, a new one each time it begins. */
  readonly id: string;
  readonly status: 'open' | 'withdrawn';
  /** 1 for the warning itself, one more for each update and for its end. */
  readonly revision: number;
  readonly limitAt: Date;
  readonly probability: number;
  readonly warnedAt: Date;
}

/** What is expected of a series now. */
export interface LimitOutlook {
  /** When the median reaches the limit within the days of warnings, or since when it is there; null for not. */
  readonly limitAt: Date | null;
  /** Of reaching it within these days, 0..1; null where nothing can be said: then everything stays as it is. */
  readonly probability: number | null;
}

/** From when on there is a warning. */
export interface WarningRule {
  readonly probability: number;
}

const WEEK_MS = 7 * 86_400_000;
/** A warning ends at half the probability that opened it, so that it does not come and go with the noise of a day. */
const CLEAR_SHARE = 0.5;

/** @returns what becomes of a warning: the first is opened, a date that has moved by more than a week updates it, and it goes when it is not expected */
export function nextStep(
  known: Pick<CapacityWarning, 'status' | 'limitAt'> | undefined,
  { limitAt, probability }: LimitOutlook,
  rule: WarningRule,
): 'open' | 'update' | 'withdraw' | undefined {
  if (probability === null) return undefined;
  if (known?.status !== 'open')
    return limitAt !== null && probability >= rule.probability ? 'open' : undefined;
  if (probability < CLEAR_SHARE * rule.probability) return 'withdraw';
  const isMoved = limitAt !== null && Math.abs(limitAt.getTime() - known.limitAt.getTime()) > WEEK_MS;
  return isMoved ? 'update' : undefined;
}
