import { Injectable } from '@nestjs/common';
import { MetricSource, seriesId } from '../../../metrics/index.js';
import {
  type BusyHistory,
  type BusyResult,
  LocalClock,
  type SeriesSamples,
  startOfDay,
} from '../../../ml/index.js';
import { DetectorPool } from '../../../models/index.js';
import { BusyLevels, type NewBusyRow } from './busy-levels.repository.js';
import type { DueSeries } from './due-series.service.js';
import { MOST_DAYS } from './most-days.js';

const DAY_MS = 86_400_000;
/** Few enough that a window of a fortnight, polled each thirty seconds, is a third of a million samples. */
const SERIES_PER_READ = 8;
const DAYS_PER_READ = 14;

/** A series on its way to the newest day. */
interface Reading {
  readonly series: DueSeries;
  /** Local midnight of the next day to read. */
  readonly nextDay: number;
  readonly result: BusyResult;
}

const NOTHING: BusyResult = { history: undefined, levels: new Float64Array(0), trend: undefined };

/** Brings the busy levels of series up to date: half a year of a new one, the last days of the others. */
@Injectable()
export class RefreshLevels {
  constructor(
    private readonly source: MetricSource,
    private readonly levels: BusyLevels,
    private readonly pool: DetectorPool,
  ) {}

  /** A few series at a time, each stored when it is done: what is interrupted goes on where it was. */
  async refresh(due: readonly DueSeries[], nowMs: number, signal: AbortSignal): Promise<number> {
    let nDone = 0;
    for (let at = 0; at < due.length && !signal.aborted; at += SERIES_PER_READ) {
      const some = due.slice(at, at + SERIES_PER_READ);
      const limited = some.filter(({ limit }) => limit !== undefined);
      const rest = some.filter(({ limit }) => limit === undefined);
      const rows = [
        ...(await this.readAll(limited, nowMs)),
        ...rest.map((series) => rowOf(series, NOTHING, nowMs)),
      ];
      await this.levels.upsertAll(rows);
      nDone += rows.length;
    }
    return nDone;
  }

  private async readAll(series: readonly DueSeries[], nowMs: number): Promise<readonly NewBusyRow[]> {
    const known = new Map(
      (
        await this.levels.findHistories(
          'asset',
          series.map(({ assetId, metricName }) => ({ name: assetId, metricName })),
        )
      ).map(({ name, metricName, history }) => [seriesId({ assetId: name, metricName }), history]),
    );
    let readings = series.map((one): Reading => firstReading(one, known.get(seriesId(one)), nowMs));
    while (readings.some((one) => midnightOf(one) <= nowMs))
      readings = await this.readWindow(readings, nowMs);
    return readings.map(({ series: one, result }) => rowOf(one, result, nowMs));
  }

  private async readWindow(readings: readonly Reading[], nowMs: number): Promise<Reading[]> {
    const waiting = readings.filter((one) => midnightOf(one) <= nowMs);
    const ranges = waiting.map((one) => ({
      assetId: one.series.assetId,
      metricName: one.series.metricName,
      afterMs: midnightOf(one) - 1,
      untilMs: Math.min(nowMs, midnightOf(one, DAYS_PER_READ) - 1),
    }));
    const histories = await this.source.readSamples(ranges, { purpose: 'training' });
    const next = await Promise.all(
      waiting.map((one, index) => this.extend(one, histories[index]?.samples, nowMs)),
    );
    const done = readings.filter((one) => midnightOf(one) > nowMs);
    return [...done, ...next];
  }

  private async extend(
    reading: Reading,
    samples: SeriesSamples | undefined,
    nowMs: number,
  ): Promise<Reading> {
    const { series, result } = reading;
    const nextDay = reading.nextDay + DAYS_PER_READ * DAY_MS;
    const next = await this.pool.busyLevels(
      {
        known: result.history,
        samples,
        policy: series.policy,
        timeZone: series.timeZone,
        mostDays: MOST_DAYS,
        isPart: startOfDay(nextDay, series.timeZone) <= nowMs,
      },
      'forecast',
    );
    return { series, nextDay, result: next };
  }
}

/** The last day that is known is read again: it was not over. */
function firstReading(series: DueSeries, known: BusyHistory | undefined, nowMs: number): Reading {
  const today = Math.floor(LocalClock.of(series.timeZone).localTime(nowMs) / DAY_MS) * DAY_MS;
  const oldest = today - (MOST_DAYS - 1) * DAY_MS;
  const lastKnown = known === undefined ? oldest : known.firstDay + (known.levels.length - 1) * DAY_MS;
  return {
    series,
    nextDay: Math.min(today, Math.max(oldest, lastKnown)),
    result: { ...NOTHING, history: known },
  };
}

function midnightOf({ nextDay, series }: Reading, daysLater = 0): number {
  return startOfDay(nextDay + daysLater * DAY_MS, series.timeZone);
}

function rowOf(series: DueSeries, { history, levels, trend }: BusyResult, nowMs: number): NewBusyRow {
  const { assetId, metricName, unit, timeZone, limit } = series;
  return {
    kind: 'asset',
    name: assetId,
    metricName,
    unit,
    timeZone,
    limit: limit?.value ?? null,
    limitSource: limit?.source ?? null,
    limitReason: limit?.reason ?? null,
    assetIds: [assetId],
    firstDay: history?.firstDay ?? null,
    levels,
    trend: trend ?? null,
    history,
    readUntilMs: nowMs,
    computedAt: new Date(nowMs),
  };
}
