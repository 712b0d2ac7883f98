import type { TrainingReport } from '../ml/index.js';
import type { TrainingRunData } from './runs/training-run-record.js';
import type { TrainingData } from './training-data.service.js';
import type { TrainingMetrics, TrainingRequest } from './training-run.js';

/** The figures of a training, named as the platform's clients read them. */
export function toMetrics(report: TrainingReport, history: TrainingData): TrainingMetrics {
  return {
    samples_trained: report.nSamples,
    contamination: report.contamination,
    mean_score: report.meanScore,
    std_score: report.stdScore,
    anomalies_detected: report.anomaliesDetected,
    normal_detected: report.normalDetected,
    series_trained: report.nSeries,
    series_left_out: history.nSeriesLeftOut,
    samples_in_incidents: history.nSamplesInIncidents,
    samples_held_out: history.nSamplesHeldOut,
    rows_sampled: report.nRows,
    score_at_contamination: report.scoreAtContamination,
  };
}

/** What a run has learnt from and what not. */
export function toRunData(history: TrainingData): TrainingRunData {
  const { nAssets, series, nSamples, nSeriesLeftOut, nSamplesInIncidents, nSamplesHeldOut } = history;
  const leftOut = [
    { what: 'series', count: nSeriesLeftOut, reason: 'enough samples had been read' },
    { what: 'samples', count: nSamplesInIncidents, reason: 'an episode is open since before them' },
    { what: 'samples', count: nSamplesHeldOut, reason: 'kept back to judge the model on' },
  ];
  return {
    ...rangeOf(history),
    assets: nAssets,
    seriesUsed: series.length,
    samplesUsed: nSamples,
    leftOut: leftOut.filter(({ count }) => count > 0),
  };
}

export function toParameters({
  nTrees,
  maxSamples,
  contamination,
  seed,
}: TrainingReport): Record<string, unknown> {
  return { n_estimators: nTrees, max_samples: maxSamples, contamination, random_state: seed };
}

export function toMetadata({ trigger }: TrainingRequest, history: TrainingData): Record<string, unknown> {
  return { trigger, assets: history.nAssets, ...rangeOf(history) };
}

/** For the log: what was left out because something is wrong right now; empty where nothing is. */
export function describeIncidents({ nSamples, nSamplesInIncidents }: TrainingData): string {
  if (nSamplesInIncidents === 0) return '';
  const percent = ((100 * nSamplesInIncidents) / (nSamples + nSamplesInIncidents)).toPrecision(2);
  return `; ${nSamplesInIncidents} more (${percent} %) lie in open episodes and were left out`;
}

function rangeOf({ fromMs, untilMs }: TrainingData): { readonly from: string; readonly until: string } {
  return { from: new Date(fromMs).toISOString(), until: new Date(untilMs).toISOString() };
}
