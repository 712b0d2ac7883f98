import {
  type BusyResult,
  type BusyTask,
  busyUpdate,
  compareModels,
  decodeFailureModel,
  decodeModel,
  encodeFailureModel,
  encodeModel,
  fitOutlook,
  predictOutlook,
  profileSeries,
  type RatedForecast,
  ratedForecast,
  type RatedForecastRequest,
  type ReadingsQuestion,
  type RootCauseAnswer,
  rootCauseOfReadings,
  seasonality,
  type Seasonality,
  type SeasonalityRequest,
  sumProfiles,
  scoreSamples,
  type ScopedComparison,
  type ScopedModel,
  ScopedTrainingSet,
  SeriesState,
  type UnitOutlook,
} from '../../ml/index.js';
import { packResults, type PackedResults, type PackedTask, unpackTask } from './packed-series.js';
import { type Placed, seriesIn } from './placed-series.js';
import type {
  CompareTask,
  FitFailuresResult,
  FitFailuresTask,
  PredictFailuresTask,
  ProfilesByMetric,
  ProfileTask,
  ScoreTask,
  SeriesResult,
  TrainResult,
  TrainTask,
} from './tasks.js';
import { yieldToOthers } from './yield-to-others.js';

yieldToOthers();

let loaded: { readonly modelVersion: string; readonly model: ScopedModel } | undefined;

/** Decoding costs milliseconds, so the last model stays decoded. */
function modelOf(task: ScoreTask): ScopedModel | undefined {
  if (!task.model) return undefined;
  if (loaded?.modelVersion !== task.model.modelVersion) {
    loaded = { modelVersion: task.model.modelVersion, model: decodeModel(task.model.artifact) };
  }
  return loaded.model;
}

export function score(task: ScoreTask): readonly SeriesResult[] {
  const { minTrainingSamples, explainFrom, isExpectedKept } = task;
  const model = modelOf(task);
  return task.series.map(({ state: encoded, samples, modelFromMs, scope, policy, timeZone }) => {
    const state = encoded ? SeriesState.decode(encoded) : SeriesState.create();
    const options = {
      model: model?.of(scope),
      modelFromMs,
      minTrainingSamples,
      explainFrom,
      isExpectedKept,
      policy,
      timeZone,
    };
    const scored = scoreSamples(state, samples, options);
    return { state: state.encode(), pace: state.pace, scored };
  });
}

/** The same on its way from another thread. */
export function scorePacked(task: PackedTask): PackedResults {
  return packResults(score(unpackTask(task)));
}

/** @returns undefined when no series is longer than its warm-up */
export function train(task: Placed<TrainTask>): TrainResult | undefined {
  const rows = new ScopedTrainingSet({ seed: task.options.seed });
  for (const { samples, untilMs, ...options } of seriesIn(task.series))
    rows.addSeries(samples, untilMs, options);
  if (rows.nRows === 0) return undefined;
  const { model, ...figures } = rows.fit(task.options);
  return { artifact: encodeModel(model), ...figures };
}

export function compare({ live, candidate, series }: Placed<CompareTask>): ScopedComparison {
  return compareModels(decodeModel(live), decodeModel(candidate), seriesIn(series));
}

export function profile({ series }: Placed<ProfileTask>): ProfilesByMetric {
  const groups = Map.groupBy(seriesIn(series), ({ metricName }) => metricName);
  return new Map(
    [...groups].map(([metricName, group]) => [
      metricName,
      sumProfiles(group.map(({ samples, untilMs, timeZone }) => profileSeries(samples, untilMs, timeZone))),
    ]),
  );
}

export function forecast(task: RatedForecastRequest): RatedForecast {
  return ratedForecast(task);
}

export function busy(task: BusyTask): BusyResult {
  return busyUpdate(task);
}

export function rootCause(task: ReadingsQuestion): RootCauseAnswer {
  return rootCauseOfReadings(task);
}

/** @returns undefined where fewer than two hours have a value */
export function findSeasonality(task: SeasonalityRequest): Seasonality | undefined {
  return seasonality(task);
}

export function fitFailures({ history, horizons, seed, live }: FitFailuresTask): FitFailuresResult {
  const { models, check, comparison } = fitOutlook(history, {
    horizons,
    seed,
    live: live && { model: decodeFailureModel(live.artifact), from: live.from },
  });
  return { artifacts: models.map(encodeFailureModel), check, comparison };
}

export function predictFailures({ artifacts, fleet }: PredictFailuresTask): readonly UnitOutlook[] {
  return predictOutlook(artifacts.map(decodeFailureModel), fleet);
}
