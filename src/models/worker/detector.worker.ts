import {
  compareModels,
  decodeDetectionModel,
  type DetectionModel,
  encodeDetectionModel,
  profileSeries,
  sumProfiles,
  type ModelComparison,
  scoreSamples,
  SeriesState,
  TrainingSet,
} from '../../ml/index.js';
import type {
  CompareTask,
  ProfilesByMetric,
  ProfileTask,
  ScoreTask,
  SeriesResult,
  TrainResult,
  TrainTask,
} from './tasks.js';

let loaded: { readonly modelVersion: string; readonly model: DetectionModel } | undefined;

/** Decoding costs milliseconds, so the last model stays decoded. */
function modelOf(task: ScoreTask): DetectionModel | undefined {
  if (!task.model) return undefined;
  if (loaded?.modelVersion !== task.model.modelVersion) {
    loaded = { modelVersion: task.model.modelVersion, model: decodeDetectionModel(task.model.artifact) };
  }
  return loaded.model;
}

export function score(task: ScoreTask): readonly SeriesResult[] {
  const { minTrainingSamples, explainFrom } = task;
  const model = modelOf(task);
  return task.series.map(({ state: encoded, samples, policy }) => {
    const state = encoded ? SeriesState.decode(encoded) : SeriesState.create();
    const scored = scoreSamples(state, samples, { model, minTrainingSamples, explainFrom, policy });
    return { state: state.encode(), pace: state.pace, scored };
  });
}

/** @returns undefined when no series is longer than its warm-up */
export function train(task: TrainTask): TrainResult | undefined {
  const rows = new TrainingSet({ seed: task.options.seed });
  for (const { samples, untilMs } of task.series) rows.add(samples, untilMs);
  if (rows.nRows === 0) return undefined;
  rows.addReferenceSeries();
  const { model, report } = rows.fit(task.options);
  return { artifact: encodeDetectionModel(model), report };
}

export function compare({ live, candidate, series }: CompareTask): ModelComparison {
  return compareModels(decodeDetectionModel(live), decodeDetectionModel(candidate), series);
}

export function profile({ series }: ProfileTask): ProfilesByMetric {
  const groups = Map.groupBy(series, ({ metricName }) => metricName);
  return new Map(
    [...groups].map(([metricName, group]) => [
      metricName,
      sumProfiles(group.map(({ samples, untilMs }) => profileSeries(samples, untilMs))),
    ]),
  );
}
