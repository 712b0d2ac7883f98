import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CheckMissingDataService, type MissingDataCounts } from './check-missing-data.service.js';
import { shardOf } from '../scoring/shards.js';
import { SampleCounts } from './sample-counts.service.js';
import { ShardSweeper } from './shard-sweeper.service.js';
import { SweepCompletion } from './sweep-completion.service.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

/** A shard to be swept. */
export interface SweepTask {
  /** 0 to N_SHARDS - 1. */
  readonly shard: number;
  /** The same for all shards of a sweep. */
  readonly sweepId: number;
}

/** A part of a sweep. */
export interface SweepPart {
  readonly sweepId: number;
  readonly shards: readonly number[];
}

/** Scores everything that is new since the last sweep, exactly once, and announces what begins. */
@Injectable()
export class SweepService {
  private begun: BegunSweep | undefined;
  private missingDataCheckedMs = 0;
  private missingDataCheckedBy = 0;
  /** The tick after which all shards have to be swept before missing data is looked for again. */
  private missingDataDueMs: number | undefined;

  constructor(
    private readonly directory: AssetDirectory,
    private readonly shards: ShardSweeper,
    private readonly missingData: CheckMissingDataService,
    private readonly completion: SweepCompletion,
    private readonly counts: SampleCounts,
    private readonly clock: Clock,
  ) {}

  /** @returns the time to which this process sweeps the shards of a sweep, epoch milliseconds */
  timeOf(sweepId: number): number {
    return this.begin(sweepId).nowMs;
  }

  /** @param signal - ends it early; what is left is for whoever begins the shards again */
  async sweep(part: SweepPart, signal: AbortSignal): Promise<SweepReport> {
    const { shards, sweepId } = part;
    const { nowMs, assets: listed } = this.begin(sweepId);
    const { all: assets, byShard } = await listed;
    const total = await this.shards.sweep(new Map(shards.map((shard) => [shard, byShard.get(shard) ?? []])), {
      nowMs,
      signal,
    });
    await this.counts.note(total, nowMs);
    if (signal.aborted) return total;
    const sweptUntilMs = (await this.completion.note(part, nowMs, total)) ?? 0;
    const missing = await this.checkMissingData(assets, sweptUntilMs, sweepId);
    await this.completion.publishWhenComplete(part);
    return addReports(total, { ...NOTHING_SWEPT, ...missing });
  }

  /** Only when everything that has come is read, in all shards, can the rest be said to be missing; once a sweep. */
  private async checkMissingData(
    assets: readonly Asset[],
    sweptUntilMs: number,
    sweepId: number,
  ): Promise<MissingDataCounts | undefined> {
    if (sweepId > this.missingDataCheckedBy) this.missingDataDueMs ??= sweepId;
    const dueMs = this.missingDataDueMs;
    if (dueMs === undefined || sweptUntilMs < dueMs || sweptUntilMs <= this.missingDataCheckedMs)
      return undefined;
    const changes = await this.missingData.checkAndRecord(assets, sweptUntilMs);
    this.missingDataCheckedMs = sweptUntilMs;
    this.missingDataCheckedBy = sweepId;
    this.missingDataDueMs = undefined;
    return changes;
  }

  /** Once for all shards of a sweep that this process works on: they are swept to the same time. */
  private begin(sweepId: number): BegunSweep {
    if (this.begun?.sweepId === sweepId) return this.begun;
    const assets = this.directory.listMonitored().then(dividedByShard);
    this.begun = { sweepId, nowMs: this.clock.now().getTime(), assets };
    assets.catch(() => (this.begun = undefined));
    return this.begun;
  }
}

interface BegunSweep {
  readonly sweepId: number;
  readonly nowMs: number;
  readonly assets: Promise<DividedAssets>;
}

interface DividedAssets {
  readonly all: readonly Asset[];
  /** Those of a shard in the order of their ids. */
  readonly byShard: ReadonlyMap<number, readonly Asset[]>;
}

function dividedByShard(all: readonly Asset[]): DividedAssets {
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { all, byShard: Map.groupBy(sorted, ({ id }) => shardOf(id)) };
}
