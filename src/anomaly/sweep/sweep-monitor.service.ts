import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { toDate } from '../../platform/database/index.js';
import type { SampleTally } from './sample-count.repository.js';
import { SampleCounts } from './sample-counts.service.js';
import { type ShardProgress, SweepProgressRepository } from './sweep-progress.repository.js';

/** So many intervals and seconds without a sweep of one shard: sweeps are behind. A shard that is swept late is no news. */
const BEHIND = { intervals: 3, seconds: 15 };
/** So many without a sweep of any shard: sweeps have stopped. */
const STOPPED = { intervals: 10, seconds: 30 };

/** How it stands with the sweeps of all replicas together. */
export interface SweepCondition {
  /** `off` by ANOMALY_DETECTION_ENABLED. */
  readonly status: 'off' | 'current' | 'behind' | 'stopped';
  /** Everything that had come by then is scored; undefined while some of it never was. */
  readonly sweptUntil: Date | undefined;
  /** What became of the samples of the last day, by outcome; what is not among them there was none of. */
  readonly samplesOfLastDay?: SampleTally;
}

interface LastSweep {
  readonly sweptAt: Date | null;
  readonly sweptUntil: Date | null;
}

/** Says whether sweeps run and keep up. */
@Injectable()
export class SweepMonitor {
  constructor(
    private readonly progress: SweepProgressRepository,
    private readonly counts: SampleCounts,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @returns when the newest sweep of any shard began, and up to when all shards are swept */
  async lastSweep(): Promise<LastSweep> {
    const { lastSweptMs, sweptUntilMs } = await this.progress.findProgress();
    return { sweptAt: toDate(lastSweptMs ?? null), sweptUntil: toDate(sweptUntilMs ?? null) };
  }

  async condition(): Promise<SweepCondition> {
    const { isEnabled, sweepIntervalSeconds } = this.config.detection;
    if (!isEnabled) return { status: 'off', sweptUntil: undefined };
    const [progress, samplesOfLastDay] = await Promise.all([
      this.progress.findProgress(),
      this.counts.ofLastDay(),
    ]);
    const condition = conditionOf(progress, this.clock.now().getTime(), sweepIntervalSeconds);
    return { ...condition, samplesOfLastDay };
  }
}

/** @param nowMs - epoch milliseconds */
export function conditionOf(
  { sweptUntilMs, lastSweptMs }: ShardProgress,
  nowMs: number,
  intervalSeconds: number,
): SweepCondition {
  const sweptUntil = sweptUntilMs === undefined ? undefined : new Date(sweptUntilMs);
  const isOlder = (atMs: number | undefined, { intervals, seconds }: typeof BEHIND): boolean =>
    atMs === undefined || nowMs - atMs > (intervals * intervalSeconds + seconds) * 1000;
  if (isOlder(lastSweptMs, STOPPED)) return { status: 'stopped', sweptUntil };
  return { status: isOlder(sweptUntilMs, BEHIND) ? 'behind' : 'current', sweptUntil };
}
