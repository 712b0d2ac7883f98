import { Inject, Injectable } from '@nestjs/common';
import { type Arrivals, type Asset, MetricSource, seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { CLOCK_TOLERANCE_MS, FAR_FUTURE_MS } from '../scoring/clock-tolerance.js';
import { groupsOf } from '../scoring/groups-of.js';
import { N_SHARDS } from '../scoring/shards.js';
import { SweepProgressRepository } from './sweep-progress.repository.js';
import { LateSampleRepository, type UnscoredSample } from './late-sample.repository.js';

const ASSETS_PER_LOOK = 100;
/** A transaction of the platform may last so long: its samples show later than they say. */
const MARGIN_S = 120;
/** A look reads hours of samples of all assets: with many there is one less often, a second for each hundred of them and two hours. */
const ASSETS_PER_SECOND = 100;
const USUAL_RANGE_S = 7200;
/** Where late samples are not scored, they are looked for all the same, to count them. */
const LEAST_RANGE_S = 3600;
/** What is too late is looked for so often, and so much further back. */
const FAR_EVERY_S = 3600;
const FAR_S = 86_400;
/** What was read serves so long for other shards … */
const SHARED_FOR_MS = 5_000;
/** … unless they were looked at longer ago than this. */
const LONGEST_SHARED_MS = { near: FAR_EVERY_S * 1000, far: 2 * FAR_EVERY_S * 1000 };
/** What another process had found and not scored yet has arrived by so much earlier. */
const HANDOVER_MS = 600_000;
/** Looks overlap by this much at most. */
const COUNTED_FOR_MS = 2 * FAR_EVERY_S * 1000;
/** Bounds the memory; beyond it samples of one look may count in the next once more. */
const MOST_REMEMBERED = 100_000;

/** A series with samples that arrived after newer ones were scored. */
export interface LateSeries extends Pick<Arrivals, 'assetId' | 'metricName' | 'unit'> {
  readonly asset: Asset;
  /** Epoch milliseconds. */
  readonly earliestMs: number;
  readonly nLate: number;
}

interface Findings {
  readonly late: readonly LateSeries[];
  readonly nTooLate: number;
  readonly nFuture: number;
}

const NOTHING: Findings = { late: [], nTooLate: 0, nFuture: 0 };

/** Looks for samples that a sweep does not meet, since they are not newer than what is scored, or not of this time. */
@Injectable()
export class LateSampleFinder {
  /** When a shard was looked at last; epoch milliseconds. */
  private readonly lookedAt = new Map<string, number>();
  private readonly recent = new Map<LookKind, RecentArrivals>();
  private readonly counted = new CountedSamples();

  constructor(
    private readonly source: MetricSource,
    private readonly samples: LateSampleRepository,
    private readonly progress: SweepProgressRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @param assets - of the shard */
  async find(shard: number, assets: readonly Asset[], nowMs: number): Promise<Findings> {
    const { lateSeconds } = this.config.detection;
    const rangeSeconds = Math.max(LEAST_RANGE_S, lateSeconds);
    const pauseSeconds = Math.floor((assets.length * N_SHARDS) / ASSETS_PER_SECOND);
    const near = await this.look('near', shard, {
      assets,
      nowMs,
      afterMs: nowMs - rangeSeconds * 1000,
      untilMs: nowMs + FAR_FUTURE_MS,
      pauseMs: (pauseSeconds * 1000 * rangeSeconds) / USUAL_RANGE_S,
    });
    const far = await this.look('far', shard, {
      assets,
      nowMs,
      afterMs: nowMs - (rangeSeconds + FAR_S) * 1000,
      untilMs: nowMs - rangeSeconds * 1000,
      pauseMs: FAR_EVERY_S * 1000,
    });
    return { ...near, nTooLate: near.nTooLate + far.nTooLate };
  }

  private async look(kind: LookKind, shard: number, where: Look): Promise<Findings> {
    const { nowMs, pauseMs, assets } = where;
    const name = `${kind}-${shard}`;
    const lastMs = this.lookedAt.get(name) ?? (await this.begin(kind, shard, nowMs));
    if (nowMs - lastMs < pauseMs) return NOTHING;
    this.counted.forgetBefore(nowMs - COUNTED_FOR_MS);
    const tally = new Tally(nowMs, nowMs - this.config.detection.lateSeconds * 1000, this.counted);
    if (nowMs - lastMs <= LONGEST_SHARED_MS[kind]) {
      const { arrivals, atMs } = await this.recentArrivals(kind, where, lastMs);
      await this.add(tally, assets, arrivals, nowMs);
      this.lookedAt.set(name, atMs);
      return tally.findings();
    }
    for (const group of groupsOf(assets, ASSETS_PER_LOOK)) {
      const assetIds = group.map(({ id }) => id);
      const withinSeconds = (nowMs - lastMs) / 1000 + MARGIN_S;
      const { afterMs, untilMs } = where;
      await this.add(
        tally,
        group,
        await this.source.listArrivals({ assetIds, afterMs, untilMs, withinSeconds }),
        nowMs,
      );
    }
    this.lookedAt.set(name, nowMs);
    return tally.findings();
  }

  /**
   * Where a process that has just started goes on: what arrived before the last sweep was found by whoever swept. What came long before
   * may have been counted by then. Where nothing was ever swept, nothing can be late.
   */
  private async begin(kind: LookKind, shard: number, nowMs: number): Promise<number> {
    const sweptUntilMs = kind === 'near' ? await this.progress.findSweptUntil(shard) : undefined;
    const lastMs = sweptUntilMs === undefined ? nowMs : Math.min(nowMs, sweptUntilMs) - HANDOVER_MS;
    this.lookedAt.set(`${kind}-${shard}`, lastMs);
    return lastMs;
  }

  private async add(
    tally: Tally,
    assets: readonly Asset[],
    arrivals: readonly Arrivals[],
    nowMs: number,
  ): Promise<void> {
    const wanted = new Set(assets.map(({ id }) => id));
    const ours = arrivals.filter(({ assetId }) => wanted.has(assetId));
    tally.add(assets, ours, await this.samples.findUnscored(ours, nowMs));
  }

  /** One query serves all shards of a sweep: for all assets at once it is cheaper than for a shard's. */
  private async recentArrivals(
    kind: LookKind,
    { nowMs, afterMs, untilMs }: Look,
    lastMs: number,
  ): Promise<RecentArrivals> {
    const known = this.recent.get(kind);
    if (known && known.sinceMs <= lastMs && nowMs - known.atMs < SHARED_FOR_MS) return known;
    const ofKind = [...this.lookedAt].filter(([name]) => name.startsWith(kind)).map(([, atMs]) => atMs);
    const sinceMs = ofKind.reduce(
      (first, atMs) => Math.min(first, Math.max(atMs, nowMs - LONGEST_SHARED_MS[kind])),
      lastMs,
    );
    const withinSeconds = (nowMs - sinceMs) / 1000 + MARGIN_S;
    const arrivals = await this.source.listArrivals({ afterMs, untilMs, withinSeconds });
    const recent = { atMs: nowMs, sinceMs, arrivals };
    this.recent.set(kind, recent);
    return recent;
  }
}

type LookKind = 'near' | 'far';

interface RecentArrivals {
  /** Epoch milliseconds, as all times. */
  readonly atMs: number;
  readonly sinceMs: number;
  readonly arrivals: readonly Arrivals[];
}

interface Look {
  readonly assets: readonly Asset[];
  readonly nowMs: number;
  readonly afterMs: number;
  readonly untilMs: number;
  readonly pauseMs: number;
}

/** Sorts what was found by what becomes of it. */
class Tally {
  private readonly late = new Map<string, LateSeries>();
  private nTooLate = 0;
  private nFuture = 0;

  constructor(
    private readonly nowMs: number,
    private readonly lateAfterMs: number,
    private readonly counted: CountedSamples,
  ) {}

  add(assets: readonly Asset[], arrivals: readonly Arrivals[], unscored: readonly UnscoredSample[]): void {
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const units = new Map(arrivals.map((one) => [seriesId(one), one.unit]));
    for (const sample of unscored) {
      const asset = byId.get(sample.assetId);
      if (sample.atMs <= this.lateAfterMs)
        this.nTooLate += this.counted.countOnce(seriesId(sample), sample.atMs, this.nowMs);
      else if (asset) this.addLate(sample, asset, units.get(seriesId(sample)) ?? '');
    }
    for (const one of arrivals) {
      for (const atMs of one.timestamps)
        if (atMs > this.nowMs + CLOCK_TOLERANCE_MS)
          this.nFuture += this.counted.countOnce(seriesId(one), atMs, this.nowMs);
    }
  }

  findings(): Findings {
    return { late: [...this.late.values()], nTooLate: this.nTooLate, nFuture: this.nFuture };
  }

  private addLate({ assetId, metricName, atMs }: UnscoredSample, asset: Asset, unit: string): void {
    const key = { assetId, metricName };
    const { earliestMs = Infinity, nLate = 0 } = this.late.get(seriesId(key)) ?? {};
    this.late.set(seriesId(key), {
      ...key,
      asset,
      unit,
      earliestMs: Math.min(earliestMs, atMs),
      nLate: nLate + 1,
    });
  }
}

/** Remembers for a while which samples are counted, since looks overlap. */
class CountedSamples {
  private readonly countedAt = new Map<string, number>();

  /** @returns 0 for a sample that is counted already */
  countOnce(id: string, atMs: number, nowMs: number): 0 | 1 {
    const sample = `${id}@${atMs}`;
    if (this.countedAt.has(sample)) return 0;
    if (this.countedAt.size < MOST_REMEMBERED) this.countedAt.set(sample, nowMs);
    return 1;
  }

  forgetBefore(timeMs: number): void {
    for (const [sample, countedAtMs] of this.countedAt)
      if (countedAtMs < timeMs) this.countedAt.delete(sample);
  }
}
