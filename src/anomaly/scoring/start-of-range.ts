import type { SeriesToScore } from './score-series.service.js';
import type { SeriesCheckpoint } from './series-checkpoint.repository.js';

/** Older scores have decayed until the range begins. */
const MODEL_LEAD_MS = 86_400_000;

interface RangeStart {
  /** Epoch milliseconds; scores from here on count. */
  readonly fromMs: number;
  /** Whose wall clock the series follows. */
  readonly timeZone: string;
  /** Of history a series is warmed up on. */
  readonly historySeconds: number;
}

/**
 * Where a past range of a series is scored again from: the newest checkpoint before it, or its history. A state that was learned by another
 * wall clock is of no use.
 *
 * @param checkpoint - the newest before the range, if any
 */
export function startOfRange(
  { fromMs, timeZone, historySeconds }: RangeStart,
  checkpoint: SeriesCheckpoint | undefined,
): Pick<SeriesToScore, 'state' | 'afterMs'> & { readonly modelFromMs: number } {
  const known = checkpoint?.timeZone === timeZone ? checkpoint : undefined;
  return {
    state: known?.state,
    afterMs: known?.stateMs ?? known?.watermarkMs ?? fromMs - historySeconds * 1000,
    modelFromMs: fromMs - MODEL_LEAD_MS,
  };
}
