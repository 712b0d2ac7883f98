import type {
  BusyResult,
  BusyTask,
  RatedForecast,
  RatedForecastRequest,
  ReadingsQuestion,
  RootCauseAnswer,
  ScopedComparison,
  Seasonality,
  SeasonalityRequest,
  UnitOutlook,
} from '../../ml/index.js';
import type { PackedResults, PackedTask } from './packed-series.js';
import type { Placed } from './placed-series.js';
import type {
  CompareTask,
  FitFailuresResult,
  FitFailuresTask,
  PredictFailuresTask,
  ProfileTask,
  ProfilesByMetric,
  TrainResult,
  TrainTask,
} from './tasks.js';

/** Every kind of task by its name: what goes in and what comes out. */
export interface DetectorTasks {
  readonly scorePacked: (task: PackedTask) => PackedResults;
  readonly train: (task: Placed<TrainTask>) => TrainResult | undefined;
  readonly profile: (task: Placed<ProfileTask>) => ProfilesByMetric;
  readonly compare: (task: Placed<CompareTask>) => ScopedComparison;
  readonly forecast: (task: RatedForecastRequest) => RatedForecast;
  readonly busy: (task: BusyTask) => BusyResult;
  readonly rootCause: (task: ReadingsQuestion) => RootCauseAnswer;
  readonly fitFailures: (task: FitFailuresTask) => FitFailuresResult;
  readonly predictFailures: (task: PredictFailuresTask) => readonly UnitOutlook[];
  readonly findSeasonality: (task: SeasonalityRequest) => Seasonality | undefined;
}
