import { Inject, Injectable } from '@nestjs/common';
import { type Arrivals, type Asset, MetricSource, seriesId } from '../../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { FAR_FUTURE_MS } from '../../scoring/clock-tolerance.js';
import { groupsOf, groupsOfSize } from '../../../platform/groups/index.js';
import { SeriesCatalog } from '../series-catalog.service.js';
import { SweepProgressRepository } from '../sweep-progress.repository.js';
import { CountedSamples } from './counted-samples.js';
import { LateSampleRepository, type UnscoredSample } from './late-sample.repository.js';
import { type LateFindings, LateTally, NOTHING_LATE } from './late-tally.js';

const ASSETS_PER_LOOK = 100;
/** About a hundred bytes each, for a moment. Where more have arrived, they are read in parts. */
const MOST_ARRIVALS = 250_000;
/** To ask for more at once would keep others waiting. */
const ARRIVALS_PER_QUERY = 20_000;
/** A transaction of the platform may last so long: its samples show later than they say. */
const MARGIN_S = 120;
/** A look reads hours of samples of all assets: with many there is one less often, a second for each four of them and two hours, up to five minutes. */
const ASSETS_PER_SECOND = 4;
const LONGEST_PAUSE_S = 300;
const USUAL_RANGE_S = 7200;
/** Where late samples are not scored, they are looked for all the same, to count them. */
const LEAST_RANGE_S = 3600;
/** What is too late is looked for so often, and so much further back. */
const FAR_EVERY_S = 3600;
const FAR_S = 86_400;
/** What was read serves so long for other shards … */
const SHARED_FOR_MS = 5_000;
/** … and where there was too much to be read so long, since as much goes on having arrived lately … */
const TOO_MUCH_FOR_MS = MARGIN_S * 1000;
/** … unless they were looked at longer ago than this. */
const LONGEST_SHARED_MS = { near: FAR_EVERY_S * 1000, far: 2 * FAR_EVERY_S * 1000 };
/** What another process had found and not scored yet has arrived by so much earlier. */
const HANDOVER_MS = 600_000;
/** Looks overlap by this much at most. */
const COUNTED_FOR_MS = 2 * FAR_EVERY_S * 1000;

/** What the shards of a sweep have in common. */
export interface SweepInHand {
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the series are where this process left them. */
  readonly isOurs: boolean;
  /** Of all shards, about. */
  readonly nAssets: number;
  /** Whether what is new is scored: until then nobody looks through more than is held at a time. */
  readonly isNewScored: boolean;
}

/** Looks for samples that a sweep does not meet, since they are not newer than what is scored, or not of this time. */
@Injectable()
export class LateSampleFinder {
  /** When a shard was looked at last; epoch milliseconds. */
  private readonly lookedAt = new Map<string, number>();
  private readonly recent = new Map<LookKind, RecentArrivals>();
  private readonly counted = new CountedSamples();
  private readonly postponed = new Set<number>();

  constructor(
    private readonly source: MetricSource,
    private readonly samples: LateSampleRepository,
    private readonly progress: SweepProgressRepository,
    private readonly cache: CheckpointCache,
    private readonly catalog: SeriesCatalog,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** Those with more to look through than what is new should wait for, first the one that was looked at longest ago. */
  postponedOf(shards: Iterable<number>): readonly number[] {
    const lookedAtMs = (shard: number): number => this.lookedAt.get(`near-${shard}`) ?? 0;
    return [...shards]
      .filter((shard) => this.postponed.has(shard))
      .sort((a, b) => lookedAtMs(a) - lookedAtMs(b));
  }

  /** @param assets - of the shard */
  async find(
    shard: number,
    assets: readonly Asset[],
    { nAssets, ...sweep }: SweepInHand,
  ): Promise<LateFindings> {
    const { lateSeconds } = this.config.detection;
    const { nowMs } = sweep;
    this.postponed.delete(shard);
    const rangeSeconds = Math.max(LEAST_RANGE_S, lateSeconds);
    const pauseSeconds = Math.min(LONGEST_PAUSE_S, Math.floor(nAssets / ASSETS_PER_SECOND));
    const near = await this.look('near', shard, {
      ...{ assets, ...sweep },
      afterMs: nowMs - rangeSeconds * 1000,
      untilMs: nowMs + FAR_FUTURE_MS,
      pauseMs: (pauseSeconds * 1000 * rangeSeconds) / USUAL_RANGE_S,
    });
    const far = await this.look('far', shard, {
      ...{ assets, ...sweep },
      afterMs: nowMs - (rangeSeconds + FAR_S) * 1000,
      untilMs: nowMs - rangeSeconds * 1000,
      pauseMs: FAR_EVERY_S * 1000,
    });
    return { ...near, nTooLate: near.nTooLate + far.nTooLate };
  }

  private async look(kind: LookKind, shard: number, where: Look): Promise<LateFindings> {
    const { nowMs, pauseMs, assets, isOurs } = where;
    const name = `${kind}-${shard}`;
    const lastMs = this.lookedAt.get(name) ?? (await this.begin(kind, shard, nowMs));
    if (nowMs - lastMs < pauseMs) return NOTHING_LATE;
    this.counted.forgetBefore(nowMs - COUNTED_FOR_MS);
    const tally = new LateTally(nowMs, nowMs - this.config.detection.lateSeconds * 1000, this.counted);
    const isShared = nowMs - lastMs <= LONGEST_SHARED_MS[kind];
    const recent = isShared ? await this.recentArrivals(kind, where, lastMs) : undefined;
    if (recent?.arrivals) {
      await this.add(tally, assets, recent.arrivals, { nowMs, isOurs });
      this.lookedAt.set(name, recent.atMs);
      return tally.findings();
    }
    if (recent && !where.isNewScored) {
      this.postponed.add(shard);
      return NOTHING_LATE;
    }
    const withinSeconds = (nowMs - lastMs) / 1000 + MARGIN_S;
    for (const group of groupsOf(assets, ASSETS_PER_LOOK))
      await this.lookAt(group, { ...where, withinSeconds }, tally);
    this.lookedAt.set(name, nowMs);
    return tally.findings();
  }

  /** Half of the assets at a time where more has arrived than is to be held. */
  private async lookAt(
    assets: readonly Asset[],
    where: Look & { readonly withinSeconds: number },
    tally: LateTally,
  ): Promise<void> {
    const { afterMs, untilMs, withinSeconds } = where;
    const query = { assetIds: assets.map(({ id }) => id), afterMs, untilMs, withinSeconds };
    const arrivals =
      assets.length > 1
        ? await this.source.listFewArrivals(query, MOST_ARRIVALS)
        : await this.source.listArrivals(query);
    if (arrivals) return this.add(tally, assets, arrivals, where);
    for (const half of groupsOf(assets, Math.ceil(assets.length / 2))) await this.lookAt(half, where, tally);
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
    tally: LateTally,
    assets: readonly Asset[],
    arrivals: readonly Arrivals[],
    { nowMs, isOurs }: Pick<Look, 'nowMs' | 'isOurs'>,
  ): Promise<void> {
    const wanted = new Set(assets.map(({ id }) => id));
    const ours = arrivals.filter(({ assetId }) => wanted.has(assetId));
    this.catalog.notice(ours);
    const doubtful = ours.flatMap((one): Arrivals[] => {
      const place = this.cache.placeOf(seriesId(one));
      const newestMs = isOurs && place >= 0 ? this.cache.watermarkAt(place) : Infinity;
      const timestamps = one.timestamps.filter(
        (atMs) => atMs <= newestMs && !(place >= 0 && this.cache.hasScoredAt(place, atMs)),
      );
      return timestamps.length === 0 ? [] : [{ ...one, timestamps }];
    });
    // A series may be there twice, of two tables.
    const unscored = new Map<string, UnscoredSample>();
    for (const group of groupsOfSize(doubtful, ARRIVALS_PER_QUERY, ({ timestamps }) => timestamps.length))
      for (const sample of await this.samples.findUnscored(group, nowMs))
        unscored.set(`${seriesId(sample)} ${sample.atMs}`, sample);
    tally.add(assets, ours, [...unscored.values()]);
  }

  /** One query serves all shards of a sweep: for all assets at once it is cheaper than for a shard's. */
  private async recentArrivals(
    kind: LookKind,
    { nowMs, afterMs, untilMs }: Look,
    lastMs: number,
  ): Promise<RecentArrivals> {
    const known = this.recent.get(kind);
    const servesForMs = known?.arrivals ? SHARED_FOR_MS : TOO_MUCH_FOR_MS;
    if (known && known.sinceMs <= lastMs && nowMs - known.atMs < servesForMs) return known;
    const ofKind = [...this.lookedAt].filter(([name]) => name.startsWith(kind)).map(([, atMs]) => atMs);
    const sinceMs = ofKind.reduce(
      (first, atMs) => Math.min(first, Math.max(atMs, nowMs - LONGEST_SHARED_MS[kind])),
      lastMs,
    );
    const withinSeconds = (nowMs - sinceMs) / 1000 + MARGIN_S;
    const query = { afterMs, untilMs, withinSeconds };
    const arrivals = await this.source.listFewArrivals(query, MOST_ARRIVALS);
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
  /** Undefined where there are too many to be held. */
  readonly arrivals: readonly Arrivals[] | undefined;
}

interface Look extends Omit<SweepInHand, 'nAssets'> {
  readonly assets: readonly Asset[];
  readonly afterMs: number;
  readonly untilMs: number;
  readonly pauseMs: number;
}
