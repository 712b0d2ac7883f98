import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { MetricPolicies, type NewSamples } from '../../../metrics/index.js';
import {
  decodeModel,
  type SampleExplanation,
  type ScopedModel,
  scoreInto,
  type ScoringOptions,
  SeriesState,
} from '../../../ml/index.js';
import { type ActiveModel, DetectorProvider } from '../../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { isReportDue } from '../../missing-data/report-due.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { ScoreSeriesService } from '../../scoring/score-series.service.js';
import { ChunkColumns } from './chunk-columns.js';
import type { EverydayInput } from './everyday-input.service.js';
import type { PickedSeries } from './everyday-picks.js';
import { type ScoredChunk, scoredOf } from './scored-chunk.js';

/** Then others get their turn. */
const SLICE_MS = 5;

/**
 * Scores a few new samples of each of many series where their states are kept: in this thread, since to bring a state to another one and back takes as
 * long as to score a sample.
 */
@Injectable()
export class EverydayScorer {
  private readonly policies: MetricPolicies;
  private decoded: { readonly version: string; readonly model: ScopedModel } | undefined;

  constructor(
    private readonly cache: CheckpointCache,
    private readonly detector: DetectorProvider,
    private readonly scorer: ScoreSeriesService,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  /** Advances the states of the series in the cache, which are in step with no stored watermark until they are moved there. */
  async score(
    picked: readonly PickedSeries[],
    { samples, thresholdOf }: EverydayInput,
  ): Promise<ScoredChunk> {
    const active = this.detector.current();
    const optionsOf = this.optionsOf(active);
    const columns = new ChunkColumns(picked);
    let sliceMs = performance.now();
    for (let place = 0; place < picked.length; place += 1) {
      this.scoreOne(place, picked[place]!, { columns, samples, optionsOf });
      if (performance.now() - sliceMs < SLICE_MS) continue;
      await nextTurn();
      sliceMs = performance.now();
    }
    const thresholds = Float64Array.from(picked, ({ id }) => thresholdOf(id).threshold);
    const chunk = { ...columns.finish(thresholds), thresholdOf, modelVersion: active?.modelVersion ?? null };
    return chunk.explanations.size === 0 ? chunk : this.explained(chunk);
  }

  private scoreOne(
    place: number,
    one: PickedSeries,
    { columns, samples, optionsOf }: { columns: ChunkColumns; samples: NewSamples; optionsOf: OptionsOf },
  ): void {
    const { first, last } = one;
    const state = SeriesState.within(this.cache.stateAt(one.place));
    const explanations: SampleExplanation[] = [];
    const counts = scoreInto(
      { columns: columns.samples, from: columns.nSamples, explanations },
      state,
      { timestamps: samples.timestamps.subarray(first, last), values: samples.values.subarray(first, last) },
      optionsOf(one),
    );
    const watermarkMs = samples.timestamps[last - 1]!;
    const { pace } = state;
    const isDue = this.cache.isDueAt(one.place, watermarkMs, counts.scored);
    columns.add(place, {
      storedWatermarkMs: this.cache.watermarkAt(one.place),
      watermarkMs,
      pace,
      isReportDue: isReportDue(this.cache.reportAt(one.place), pace),
      counts,
      explanations,
      state: isDue ? this.cache.stateAt(one.place).slice() : undefined,
    });
  }

  /** The same for all series of a metric, a type of assets and a wall clock. */
  private optionsOf(active: ActiveModel | undefined): OptionsOf {
    const model = active && this.modelOf(active);
    const { minTrainingSamples, threshold: explainFrom } = this.config.detection;
    const known = new Map<string, ScoringOptions>();
    return ({ series: { metricName }, asset: { type, timeZone } }) => {
      const key = `${metricName}\n${type}\n${timeZone}`;
      const options = known.get(key) ?? {
        model: model?.of(type),
        minTrainingSamples,
        explainFrom,
        policy: this.policies.of(metricName),
        timeZone,
      };
      known.set(key, options);
      return options;
    };
  }

  private modelOf({ modelVersion, artifact }: ActiveModel): ScopedModel {
    if (this.decoded?.version !== modelVersion)
      this.decoded = { version: modelVersion, model: decodeModel(artifact) };
    return this.decoded.model;
  }

  private async explained(chunk: ScoredChunk): Promise<ScoredChunk> {
    const places = [...chunk.explanations.keys()];
    const scored = places.map((place) => ({
      ...chunk.picked[place]!.series,
      scored: scoredOf(chunk, place),
    }));
    const explained = await this.scorer.explained(scored);
    const explanations = new Map(
      places.map((place, index) => [place, explained[index]!.scored.explanations] as const),
    );
    return { ...chunk, explanations };
  }
}

type OptionsOf = (one: PickedSeries) => ScoringOptions;
