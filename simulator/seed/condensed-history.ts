import { type Catalogue, type Quantity, type Series } from '../signals/index.js';
import { type History } from './history-lines.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Enough for a weekly rhythm, and for a trend of what does not grow. */
const mostDaysOfOthers = 42;

/** What has a limit: a share, or the speed of a link. */
const limited: ReadonlySet<Quantity> = new Set(['cpu', 'memory', 'disk', 'bandwidth_in', 'bandwidth_out']);

interface CondensedHistory {
  readonly catalogue: Catalogue;
  readonly history: History;
}

/** A sample an hour before the history proper: all the time of what grows, weeks of what else has a limit. */
export function condensedHistories(
  { series, copies }: Catalogue,
  { fromMs: endMs }: History,
  days: number,
): readonly CondensedHistory[] {
  const before = (some: readonly Series[], nDays: number): CondensedHistory => {
    const fromMs = endMs - nDays * dayMs;
    const history = { fromMs, toMs: endMs - hourMs, stepMs: hourMs, flawlessFromMs: fromMs };
    return { catalogue: { series: some, copies: [] }, history };
  };
  const grown = series.filter(({ growth }) => growth !== undefined);
  const others = [...series, ...copies].filter(
    ({ growth, quantity }) => growth === undefined && limited.has(quantity),
  );
  return days === 0 ? [] : [before(grown, days), before(others, Math.min(days, mostDaysOfOthers))];
}
