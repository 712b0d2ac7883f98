import { Inject, Injectable } from '@nestjs/common';
import { isReading, type MixedSamples, mixSamples, type SeriesSamples } from '../ml/index.js';
import { AdmissionLimit } from '../platform/admission/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { AssetDirectory } from './asset-directory.service.js';
import { MetricPolicies } from './metric-policies.js';
import { MetricSource } from './metric-source.js';
import { canonicalMetricName } from './metric-vocabulary.js';
import { isNamed } from './tags/tagged-name.js';
import { type SampleStatistics, summarize } from './sample-statistics.js';
import type { Asset, SampleRange, Series } from './series.js';
import { MOST_SAMPLES, WholeHistoryReader } from './whole-history-reader.service.js';

const MS_PER_HOUR = 3_600_000;
/** Stands for a metric's name where all of them were asked for. */
export const READ_ALL = 'all';

/** One metric in a history. */
interface MetricPart extends Pick<Series, 'metricName' | 'unit'> {
  readonly statistics: SampleStatistics;
  /** Values that are no readings by the policy of the metric: codes, or impossible. */
  readonly nInvalid: number;
}

export interface MetricHistory {
  readonly asset: Asset;
  /** Canonical name, or "all". */
  readonly metricName: string;
  /** Empty where the metrics differ in it. */
  readonly unit: string;
  /** Finite samples of all its series, ascending by time. */
  readonly samples: MixedSamples;
  /** The metrics that the samples are of, as their `origins` count them. */
  readonly parts: readonly MetricPart[];
  readonly nMissing: number;
  /** Of all values, whatever their unit. */
  readonly statistics: SampleStatistics;
}

interface PartHistory {
  readonly series: Series;
  readonly samples: SeriesSamples;
}

interface MetricHistoryRequest {
  readonly assetId: string;
  readonly hours: number;
  /** Any of a metric's names; all metrics of the asset without it. */
  readonly metricName?: string;
}

/** Answers what a metric of an asset did lately. */
@Injectable()
export class MetricHistoryService {
  private readonly policies: MetricPolicies;
  private readonly admission = new AdmissionLimit({
    what: 'requests for samples',
    nRunning: 4,
    nWaiting: 60,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly source: MetricSource,
    private readonly reader: WholeHistoryReader,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(detection.policies);
  }

  /** @throws AssetNotFoundError, TooManySamplesError, TooBusyError, TooSlowError, ClientGoneError */
  getHistory(request: MetricHistoryRequest, client: AbortSignal): Promise<MetricHistory> {
    return this.admission.run((unwanted) => this.readHistory(request, unwanted), client);
  }

  private async readHistory(
    { assetId, hours, metricName }: MetricHistoryRequest,
    client: AbortSignal,
  ): Promise<MetricHistory> {
    const asset = await this.assets.get(assetId);
    const untilMs = this.clock.now().getTime();
    const afterMs = untilMs - hours * MS_PER_HOUR;
    const wanted = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const series = (await this.source.listSeries([asset.id], afterMs)).filter(
      (one) => wanted === undefined || isNamed(one, wanted),
    );
    const histories = await this.readParts(series, { afterMs, untilMs }, client);
    const samples = mixSamples(histories.map((one) => one.samples));
    return {
      asset,
      metricName: wanted ?? READ_ALL,
      unit: series.every(({ unit }) => unit === series[0]?.unit) ? (series[0]?.unit ?? '') : '',
      samples,
      parts: histories.map((one) => this.partOf(one)),
      nMissing: histories.reduce((sum, one) => sum + one.samples.values.length, 0) - samples.values.length,
      statistics: summarize(samples.values),
    };
  }

  private async readParts(
    series: readonly Series[],
    range: Pick<SampleRange, 'afterMs' | 'untilMs'>,
    client: AbortSignal,
  ): Promise<readonly PartHistory[]> {
    const histories: PartHistory[] = [];
    let room = MOST_SAMPLES;
    for (const one of series) {
      const samples = await this.reader.read({ ...one, ...range }, { room, client });
      room -= samples.values.length;
      histories.push({ series: one, samples });
    }
    return histories;
  }

  private partOf({ series: { metricName, unit }, samples: { values } }: PartHistory): MetricPart {
    const policy = this.policies.of(metricName);
    const nInvalid = values.reduce(
      (n, value) => n + (Number.isNaN(value) || isReading(value, policy) ? 0 : 1),
      0,
    );
    return { metricName, unit, statistics: summarize(values), nInvalid };
  }
}
