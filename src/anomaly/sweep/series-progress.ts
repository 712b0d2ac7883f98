import type { Series } from '../../metrics/index.js';
import type { ScoredSeries, SeriesToScore } from '../scoring/score-series.service.js';
import type { SeriesCheckpoint } from '../scoring/series-checkpoint.repository.js';

/** A series on its way through a sweep. All times are epoch milliseconds. */
export interface SeriesProgress extends Series {
  /** How far the database says the series is scored; undefined for one that is new. */
  readonly storedWatermarkMs: number | undefined;
  /** Whose wall clock the series follows. */
  readonly timeZone: string;
  readonly state: Uint8Array | undefined;
  /** The newest sample the state has consumed. */
  readonly watermarkMs: number;
  /** Everything up to here has been read. */
  readonly scannedUntilMs: number;
  /** Scores up to here are not stored: they only warm the state up, or are stored already. */
  readonly storeAfterMs: number;
  /** True when the state has consumed samples since it was stored. */
  readonly isDirty: boolean;
}

type Stretch = Omit<SeriesToScore, 'assetType'>;

interface SweepSettings {
  readonly historySeconds: number;
  readonly firstLookbackSeconds: number;
}

/** A checkpoint this old is left on the way, from which a request for the last hour can go on. */
const STOP_AGE_MS = 7_200_000;

/** Where a series starts: where the state of its checkpoint ends, or with enough history before to know what is normal at every time of its day. */
export function planSeries(
  series: Series & Pick<SeriesProgress, 'timeZone'>,
  checkpoint: SeriesCheckpoint | undefined,
  nowMs: number,
  settings: SweepSettings,
): SeriesProgress {
  const storeAfterMs = checkpoint?.watermarkMs ?? nowMs - settings.firstLookbackSeconds * 1000;
  const state = checkpoint?.timeZone === series.timeZone ? checkpoint.state : undefined;
  const startMs = state
    ? (checkpoint?.stateMs ?? storeAfterMs)
    : storeAfterMs - settings.historySeconds * 1000;
  return {
    ...series,
    storedWatermarkMs: checkpoint?.watermarkMs,
    state,
    watermarkMs: startMs,
    scannedUntilMs: startMs,
    storeAfterMs,
    isDirty: false,
  };
}

/** The next stretch to read and score; it ends where a checkpoint is worth keeping. */
export function nextStretch(progress: SeriesProgress, nowMs: number): Stretch {
  const { assetId, metricName, timeZone, state, watermarkMs } = progress;
  const stops = [progress.storeAfterMs, nowMs - STOP_AGE_MS, nowMs].sort((a, b) => a - b);
  const untilMs = stops.find((stopMs) => stopMs > progress.scannedUntilMs) ?? nowMs;
  return { assetId, metricName, timeZone, afterMs: watermarkMs, untilMs, state };
}

/** The progress once a stretch has been scored. */
export function advance(progress: SeriesProgress, stretch: Stretch, result: ScoredSeries): SeriesProgress {
  // What was scored before is not scored again, even where the platform has lost its newest samples meanwhile.
  const isPast = result.isComplete && stretch.untilMs >= progress.storeAfterMs;
  const leastMs = isPast ? (progress.storedWatermarkMs ?? -Infinity) : -Infinity;
  return {
    ...progress,
    state: result.state,
    watermarkMs: Math.max(result.watermarkMs, leastMs),
    scannedUntilMs: result.isComplete ? stretch.untilMs : result.watermarkMs,
    isDirty: progress.isDirty || result.watermarkMs > progress.watermarkMs,
  };
}

/** A warm-up is stored when it is through, so that an interrupted one starts again rather than half way. */
export function isWorthStoring({ isDirty, scannedUntilMs, storeAfterMs }: SeriesProgress): boolean {
  return isDirty && scannedUntilMs >= storeAfterMs;
}

/** Whether the state is the one that the database has, at the watermark that it has. */
export function isAsStored({ state, isDirty, watermarkMs, storedWatermarkMs }: SeriesProgress): boolean {
  return state !== undefined && !isDirty && watermarkMs === storedWatermarkMs;
}

/** The progress once it has been stored. */
export function stored(progress: SeriesProgress): SeriesProgress {
  return { ...progress, storedWatermarkMs: progress.watermarkMs, isDirty: false };
}
