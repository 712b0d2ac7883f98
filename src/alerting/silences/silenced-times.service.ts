import { Injectable } from '@nestjs/common';
import { isNamed, type SeriesKey } from '../../metrics/index.js';
import { isForAll, type Silence } from './silence.js';
import { SilenceRepository } from './silence.repository.js';

/** More than these nobody distinguishes in a chart. */
const MOST_TIMES = 500;

/** A time in which nothing of a series is announced; epoch milliseconds. */
export interface SilencedTime {
  readonly fromMs: number;
  /** Undefined until it is removed. */
  readonly untilMs: number | undefined;
  readonly reason: string;
}

/** When a series was or will be silenced. */
@Injectable()
export class SilencedTimes {
  constructor(private readonly silences: SilenceRepository) {}

  /** @returns those that are in force at some time between the two, 500 at most; removed silences have left no trace, and those for some kinds, texts or severities are excluded */
  async during(
    { assetId, metricName }: SeriesKey,
    fromMs: number,
    untilMs: number,
  ): Promise<readonly SilencedTime[]> {
    const silences = (await this.silences.findFor([assetId])).filter(
      (one) => isForAll(one) && (one.metricName === null || isNamed({ metricName }, one.metricName)),
    );
    const times = silences.flatMap((silence) => timesOf(silence, fromMs, untilMs));
    return times.sort((a, b) => a.fromMs - b.fromMs).slice(0, MOST_TIMES);
  }
}

function timesOf(
  { startsAt, endsAt, recurrence, reason }: Silence,
  fromMs: number,
  untilMs: number,
): readonly SilencedTime[] {
  const [startMs, endMs] = [startsAt.getTime(), endsAt?.getTime()];
  if (startMs > untilMs || (endMs ?? Infinity) <= fromMs) return [];
  if (!recurrence) return [{ fromMs: startMs, untilMs: endMs, reason }];
  const [firstMs, lastMs] = [Math.max(startMs, fromMs), Math.min(endMs ?? Infinity, untilMs)];
  return recurrence.timesBetween(firstMs, lastMs, MOST_TIMES).map((time) => ({ ...time, reason }));
}
