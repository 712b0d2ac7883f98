import type { ScopeReport, TrainingReport } from '../ml/index.js';
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
    series_excluded: history.nSeriesExcluded,
    samples_in_incidents: history.nSamplesInIncidents,
    samples_held_out: history.nSamplesHeldOut,
    rows_sampled: report.nRows,
    score_at_contamination: report.scoreAtContamination,
  };
}

/** What a run has learnt from and what not. */
export function toRunData(history: TrainingData): TrainingRunData {
  const { nAssets, series, nSamples, nSeriesExcluded, nSeriesCut, nSamplesInIncidents, nSamplesHeldOut } =
    history;
  const excluded = [
    { what: 'series', count: nSeriesExcluded, reason: 'enough samples had been read' },
    { what: 'series', count: nSeriesCut, reason: 'they are long: only their newest samples were read' },
    { what: 'samples', count: nSamplesInIncidents, reason: 'an episode is open since before them' },
    { what: 'samples', count: nSamplesHeldOut, reason: 'kept back to evaluate the model on' },
  ];
  return {
    ...rangeOf(history),
    assets: nAssets,
    seriesUsed: series.length,
    samplesUsed: nSamples,
    excluded: excluded.filter(({ count }) => count > 0),
  };
}

/** With what a model was fitted, and the types of assets that have one of their own in it. */
export function toParameters(
  { nTrees, maxSamples, contamination, seed }: TrainingReport,
  scopes: readonly ScopeReport[],
): Record<string, unknown> {
  const assetTypes = Object.fromEntries(
    scopes.map(({ scope, nSeries, nRows }) => [scope, { series: nSeries, rows: nRows }]),
  );
  return {
    n_estimators: nTrees,
    max_samples: maxSamples,
    contamination,
    random_state: seed,
    ...(scopes.length === 0 ? {} : { asset_types: assetTypes }),
  };
}

export function toMetadata({ trigger }: TrainingRequest, history: TrainingData): Record<string, unknown> {
  return { trigger, assets: history.nAssets, ...rangeOf(history) };
}

/** For the log: which types of assets have a model of their own; empty where one scores all. */
export function describeScopes(scopes: readonly ScopeReport[]): string {
  if (scopes.length === 0) return '';
  return `; with models of their own for ${scopes.map(({ scope }) => scope).join(', ')}`;
}

/** For the log: what was excluded because something is wrong right now; empty where nothing is. */
export function describeIncidents({ nSamples, nSamplesInIncidents }: TrainingData): string {
  if (nSamplesInIncidents === 0) return '';
  const percent = ((100 * nSamplesInIncidents) / (nSamples + nSamplesInIncidents)).toPrecision(2);
  return `; ${nSamplesInIncidents} more (${percent} %) lie in open episodes and were excluded`;
}

function rangeOf({ fromMs, untilMs }: TrainingData): { readonly from: string; readonly until: string } {
  return { from: new Date(fromMs).toISOString(), until: new Date(untilMs).toISOString() };
}
