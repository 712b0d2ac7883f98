import { Injectable } from '@nestjs/common';
import { type Asset, MetricSource, type Series } from '../../../metrics/index.js';
import { SeriesState } from '../../../ml/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { SeriesCheckpointRepository } from '../../scoring/series-checkpoint.repository.js';
import { type EverydayInput, EverydayInputs } from './everyday-input.service.js';
import { pickEveryday, type Picks } from './everyday-picks.js';

/** Some shards of a sweep. */
export interface ShardsInHand {
  /** By id. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The same for all shards of a sweep; epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the series are where this process left them; who writes finds out if not. */
  readonly isOurs: boolean;
  readonly signal: AbortSignal;
}

/** Finds out for which series this is everyday life. */
@Injectable()
export class EverydayPicker {
  constructor(
    private readonly inputs: EverydayInputs,
    private readonly source: MetricSource,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly cache: CheckpointCache,
  ) {}

  /** @returns undefined where it is for none of them */
  async pick(
    series: readonly Series[],
    { assets, nowMs, isOurs }: ShardsInHand,
  ): Promise<(Picks & { readonly input: EverydayInput }) | undefined> {
    const input = SeriesState.isInPlace ? await this.inputs.read(nowMs) : undefined;
    if (!input) return undefined;
    const picks = pickEveryday(series, {
      ...{ assets, samples: input.samples, cache: this.cache, nowMs },
      watermarks: isOurs ? undefined : await this.checkpoints.findWatermarks(series),
      isPlain: (one) => this.source.isPlain(one),
    });
    return { ...picks, input };
  }
}
