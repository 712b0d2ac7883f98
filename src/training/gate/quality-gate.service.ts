import { Inject, Injectable } from '@nestjs/common';
import { type KnownEpisode, KnownEpisodes, SeriesThresholds } from '../../anomaly/index.js';
import { MetricPolicies, seriesId } from '../../metrics/index.js';
import type { ModelComparison, ScopedComparison, TrialSeries } from '../../ml/index.js';
import {
  type ActiveModel,
  DetectorPool,
  DetectorProvider,
  type GateCheck,
  type GateReport,
} from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { type TrainingData, TrainingDataService, type TrainingSeries } from '../training-data.service.js';
import type { TrainingRequest } from '../training-run.js';
import { evaluateCandidate, type ReplayedIncident } from './evaluate-candidate.js';

/** Bounds what a comparison costs: it takes seconds, and more samples would not change what it says. */
const MAX_SAMPLES = 1_000_000;

/** With fewer held-out samples than this, shares and ranks mean nothing. */
const FEWEST_SAMPLES = 200;

/** Decides whether a candidate may replace the active model: both score what neither has just learnt, and what went wrong before. */
@Injectable()
export class QualityGate {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly detector: DetectorProvider,
    private readonly pool: DetectorPool,
    private readonly incidents: KnownEpisodes,
    private readonly thresholds: SeriesThresholds,
    private readonly trainingData: TrainingDataService,
    @Inject(SERVICE_CONFIG) config: ServiceConfig,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  /**
   * @param candidate - in its binary form
   * @param history - what it was fitted to
   * @throws DetectorBusyError or DetectorStuckError
   */
  async evaluate(
    candidate: Uint8Array,
    history: TrainingData,
    { assetIds, timeRangeSeconds }: Pick<TrainingRequest, 'assetIds' | 'timeRangeSeconds'>,
  ): Promise<GateReport> {
    const live = this.detector.current();
    if (!live) return notEvaluated(null, 'there is no active model to compare it with');
    // What was learnt from a part of the network would score all of it, so it is evaluated on all of it.
    const all = assetIds ? await this.trainingData.readHistory({ timeRangeSeconds }) : history;
    return this.compare(live, candidate, all);
  }

  private async compare(
    live: ActiveModel,
    candidate: Uint8Array,
    history: TrainingData,
  ): Promise<GateReport> {
    const incidents = Map.groupBy(await this.incidents.since(new Date(history.fromMs)), seriesId);
    const trials = await this.trialsOf(choose(history.series, incidents), incidents);
    const comparison = await this.pool.compare({ live: live.artifact, candidate, series: trials });
    if (comparison.nSamples < FEWEST_SAMPLES)
      return notEvaluated(
        live.modelVersion,
        `${comparison.nSamples} samples are held out, and ${FEWEST_SAMPLES} are needed to compare models`,
      );
    return toReport(live.modelVersion, comparison, [
      ...evaluateCandidate(comparison, replayed(trials, comparison)),
      ...checkScopes(comparison, trials),
    ]);
  }

  private async trialsOf(
    series: readonly TrainingSeries[],
    incidents: ReadonlyMap<string, readonly KnownEpisode[]>,
  ): Promise<readonly Trial[]> {
    const thresholdOf = await this.thresholds.load(series);
    return series.map((one) => ({
      samples: one.samples,
      scope: one.assetType,
      timeZone: one.timeZone,
      threshold: thresholdOf(one).threshold,
      policy: this.policies.of(one.metricName),
      incidents: incidents.get(seriesId(one)) ?? [],
    }));
  }
}

interface Trial extends TrialSeries {
  readonly incidents: readonly KnownEpisode[];
}

/** What is true of the whole network need not be so of each part that has a model of its own. */
function checkScopes({ scopes }: ScopedComparison, trials: readonly Trial[]): readonly GateCheck[] {
  return [...scopes]
    .filter(([, { nSamples }]) => nSamples >= FEWEST_SAMPLES)
    .flatMap(([scope, comparison]) => {
      const own = trials.filter((trial) => trial.scope === scope);
      return evaluateCandidate(comparison, replayed(own, comparison)).map((check) => ({ ...check, scope }));
    });
}

/** Puts together what was said of each incident and what the models make of it. */
function replayed(
  trials: readonly Trial[],
  { incidents: peaks }: ModelComparison,
): readonly ReplayedIncident[] {
  return trials.flatMap(({ threshold, incidents }, i) =>
    incidents.map(({ feedback }, j) => {
      const { live, candidate } = peaks[i]?.[j] ?? { live: NaN, candidate: NaN };
      return { feedback, threshold, live, candidate };
    }),
  );
}

function toReport(
  comparedWith: string,
  { nSamples, nSeries }: ModelComparison,
  checks: readonly GateCheck[],
): GateReport {
  const failed = checks.filter(({ isPassed }) => !isPassed);
  const outcome = failed.length > 0 ? 'rejected' : 'passed';
  const decisive = failed.length > 0 ? failed : checks.filter(({ scope }) => scope === undefined);
  const reason = decisive.map(describe).join('; ');
  return { outcome, comparedWith, nSamples, nSeries, checks, reason };
}

const describe = ({ scope, finding }: GateCheck): string =>
  scope === undefined ? finding : `${scope}: ${finding}`;

/** Those with incidents first, then the others in the order they were read, as many as there is room for. */
function choose(
  series: readonly TrainingSeries[],
  incidents: ReadonlyMap<string, unknown>,
): readonly TrainingSeries[] {
  const ordered = series.toSorted(
    (a, b) => Number(incidents.has(seriesId(b))) - Number(incidents.has(seriesId(a))),
  );
  let room = MAX_SAMPLES;
  return ordered.filter(({ samples }) => {
    const hasRoom = room > 0;
    room -= samples.values.length;
    return hasRoom;
  });
}

function notEvaluated(comparedWith: string | null, reason: string): GateReport {
  return { outcome: 'passed', comparedWith, nSamples: 0, nSeries: 0, checks: [], reason };
}
