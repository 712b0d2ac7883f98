import { Injectable } from '@nestjs/common';
import { type Asset, MetricSource, type SeriesHistory, seriesId } from '../../metrics/index.js';
import type { QuietSeries } from './missing-data-rule.js';
import { PAUSE_HISTORY_MS, PastPauses } from './past-pauses.js';

/** Histories read for one check, two weeks of a series each. */
export const MOST_PER_LOOK_UP = 20;

/** Bounds the memory of a history: two weeks at thirty seconds; of a series that reports more often, the newest. */
const MOST_SAMPLES = 50_000;

interface KnownPauses {
  /** Since when the series pauses now. */
  readonly quietFromMs: number;
  readonly timeZone: string;
  readonly past: PastPauses;
}

/**
 * Knows which of the series without data only pause as they always do. What it knows is read from their history once for each pause and kept in memory,
 * so that nothing has to be stored, and a new process knows it too.
 */
@Injectable()
export class UsualPauses {
  private known = new Map<string, KnownPauses>();

  constructor(private readonly source: MetricSource) {}

  /** @returns those of which the history has to be read before it can be said whether they pause as usual */
  unknownOf(missing: readonly QuietSeries[], assets: ReadonlyMap<string, Asset>): readonly QuietSeries[] {
    return missing.filter((one) => this.knownOf(one, assets) === undefined);
  }

  /** Reads the histories of some series, one of each asset before a second one; of many only the first, the others may be asked for again. */
  async lookUp(unknown: readonly QuietSeries[], assets: ReadonlyMap<string, Asset>): Promise<void> {
    const chosen = spreadOverAssets(unknown).slice(0, MOST_PER_LOOK_UP);
    const ranges = chosen.map(({ assetId, metricName, quietFromMs }) => ({
      assetId,
      metricName,
      afterMs: quietFromMs - PAUSE_HISTORY_MS,
      untilMs: quietFromMs,
    }));
    const histories = await this.source.readSamples(ranges, {
      purpose: 'request',
      limit: MOST_SAMPLES,
      keep: 'newest',
    });
    for (const [index, series] of chosen.entries()) {
      const { timeZone = 'UTC' } = assets.get(series.assetId) ?? {};
      const past = new PastPauses(reportsOf(histories[index]), series.intervalMs, timeZone);
      this.known.set(seriesId(series), { quietFromMs: series.quietFromMs, timeZone, past });
    }
  }

  /**
   * @param missing - all series without data; what is known of others is forgotten
   * @returns those that pause as usual. What is not known yet is taken for what most of the others are.
   */
  pausedOf(
    missing: readonly QuietSeries[],
    assets: ReadonlyMap<string, Asset>,
    nowMs: number,
  ): ReadonlySet<QuietSeries> {
    const known = new Map(missing.map((one) => [one, this.knownOf(one, assets)]));
    this.known = new Map([...known].flatMap(([one, pauses]) => (pauses ? [[seriesId(one), pauses]] : [])));
    const looked = missing.filter((one) => known.get(one) !== undefined);
    const paused = new Set(
      looked.filter((one) => known.get(one)?.past.isUsual(one.quietFromMs, nowMs) === true),
    );
    const areMostPaused = 2 * paused.size > looked.length;
    return areMostPaused ? new Set(missing.filter((one) => paused.has(one) || !known.get(one))) : paused;
  }

  private knownOf(series: QuietSeries, assets: ReadonlyMap<string, Asset>): KnownPauses | undefined {
    const known = this.known.get(seriesId(series));
    const isCurrent =
      known?.quietFromMs === series.quietFromMs && known.timeZone === assets.get(series.assetId)?.timeZone;
    return isCurrent ? known : undefined;
  }
}

/** When a series had a value. */
function reportsOf(history: SeriesHistory | undefined): readonly number[] {
  if (!history) return [];
  const { timestamps, values } = history.samples;
  return [...timestamps].filter((_, i) => Number.isFinite(values[i]));
}

function spreadOverAssets(series: readonly QuietSeries[]): readonly QuietSeries[] {
  const nSeen = new Map<string, number>();
  const ranked = series.map((one) => {
    const rank = (nSeen.get(one.assetId) ?? 0) + 1;
    nSeen.set(one.assetId, rank);
    return { one, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
