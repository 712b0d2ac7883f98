import { ConfirmedIncidents } from '../../../src/alerting/index.js';
import { EpisodeDays, MaintenanceTimes, N_SHARDS } from '../../../src/anomaly/index.js';
import { Accuracies } from '../../../src/maintenance/accuracy/accuracy.repository.js';
import { ReadAccuracy } from '../../../src/maintenance/accuracy/read-accuracy.service.js';
import { FailureModels } from '../../../src/maintenance/failure-models/failure-model.repository.js';
import { FleetReader } from '../../../src/maintenance/failure-models/read-fleet.service.js';
import { AssetEvents } from '../../../src/maintenance/failures/asset-events.repository.js';
import { DarkTimes } from '../../../src/maintenance/failures/dark-time.repository.js';
import { FailureRepository } from '../../../src/maintenance/failures/failure.repository.js';
import { LearnFailures } from '../../../src/maintenance/failures/learn-failures.service.js';
import { MaintenanceCalendar } from '../../../src/maintenance/failures/maintenance-calendar.service.js';
import { RecordFailures } from '../../../src/maintenance/failures/record-failures.service.js';
import { ChooseFailureModel } from '../../../src/maintenance/model-versions/choose-failure-model.service.js';
import { FitFailureModels } from '../../../src/maintenance/model-versions/fit-failure-models.service.js';
import { ListFailureModels } from '../../../src/maintenance/model-versions/list-failure-models.service.js';
import { UpkeepFailureModels } from '../../../src/maintenance/model-versions/upkeep-failure-models.service.js';
import { WatchFailureDrift } from '../../../src/maintenance/model-versions/watch-failure-drift.service.js';
import { ObservationRepository } from '../../../src/maintenance/observations/observation.repository.js';
import { ObservationWriter } from '../../../src/maintenance/observations/observation-writer.service.js';
import { ObserveAsset } from '../../../src/maintenance/observations/observe-asset.service.js';
import { ObservedAssets } from '../../../src/maintenance/observations/observed-asset.repository.js';
import { ObserveShard } from '../../../src/maintenance/observations/observe-shard.service.js';
import { ReadAssetDays } from '../../../src/maintenance/observations/read-asset-days.service.js';
import { ReadAssetEvents } from '../../../src/maintenance/observations/read-asset-events.service.js';
import { CurrentRisks } from '../../../src/maintenance/risks/current-risks.js';
import { MakePredictions } from '../../../src/maintenance/risks/make-predictions.service.js';
import { Predictions } from '../../../src/maintenance/risks/prediction.repository.js';
import { PredictWhenDue } from '../../../src/maintenance/risks/predict-when-due.service.js';
import { MaintenanceRun } from '../../../src/maintenance/run/maintenance-run.service.js';
import { AssetDirectory } from '../../../src/metrics/index.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import type { DetectorPool, FitFailuresTask, PredictFailuresTask } from '../../../src/models/index.js';
import { fitFailures, predictFailures } from '../../../src/models/worker/detector.worker.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Installation } from '../../../src/platform/database/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { TopologySnapshot } from '../../../src/topology/topology-snapshot.js';
import { NetworkGraph } from '../../../src/topology/graph/network-graph.js';
import type { CurrentTopology } from '../../../src/topology/index.js';
import type { ServiceDatabase } from '../service-database.js';

/** Models in process instead of in worker threads. */
class PoolStandIn {
  fitFailures(task: FitFailuresTask) {
    return Promise.resolve(fitFailures(task));
  }

  predictFailures(task: PredictFailuresTask) {
    return Promise.resolve(predictFailures(task));
  }
}

const NOT_ABORTED = new AbortController().signal;

/** The maintenance module of one process, with its threads in process and a clock that a spec moves. */
export class MaintenanceBench {
  readonly clock: StoppedClock;
  readonly risks: CurrentRisks;
  readonly accuracy: ReadAccuracy;
  readonly failures: FailureRepository;
  readonly records: RecordFailures;
  readonly models: ListFailureModels;
  readonly choice: ChooseFailureModel;
  readonly shards: ObserveShard;
  private readonly run: MaintenanceRun;

  constructor(
    { em, transactions }: Pick<ServiceDatabase, 'em' | 'transactions'>,
    nowMs: number,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    this.clock = new StoppedClock(nowMs);
    const source = new DatabaseMetricSource(em, 'UTC');
    const directory = new AssetDirectory(source);
    const pool = new PoolStandIn() as unknown as DetectorPool;
    const topology = {
      current: () => new TopologySnapshot(NetworkGraph.empty(), []),
    } as unknown as CurrentTopology;
    const events = new AssetEvents(em, config);
    const dark = new DarkTimes(em);
    const observations = new ObservationRepository(em);
    const observed = new ObservedAssets(em);
    const days = new ReadAssetDays(source, config);
    const predictions = new Predictions(em);
    const versions = new FailureModels(em);
    const calendar = new MaintenanceCalendar(new MaintenanceTimes(em), events);
    this.failures = new FailureRepository(em);
    this.records = new RecordFailures(this.failures, calendar, directory, transactions, this.clock);
    const accuracies = new Accuracies(em);
    this.accuracy = new ReadAccuracy(accuracies, directory, this.clock);
    this.risks = new CurrentRisks(directory, predictions, this.clock, config);
    const drift = new WatchFailureDrift(versions, accuracies, this.clock);
    this.models = new ListFailureModels(versions, this.failures, observed, drift, this.clock, config);
    this.choice = new ChooseFailureModel(versions, transactions, this.clock);
    const fleets = new FleetReader(observations, this.failures, observed, topology);
    const writer = new ObservationWriter(transactions, observations, dark, observed);
    const counts = new ReadAssetEvents(new EpisodeDays(em), events, new Installation(em));
    const asset = new ObserveAsset(days, writer);
    this.shards = new ObserveShard(directory, observed, days, counts, asset, config);
    const fitting = new FitFailureModels(fleets, observations, pool, versions, transactions);
    const making = new MakePredictions(fleets, observations, predictions, pool, config);
    this.run = new MaintenanceRun(
      directory,
      observations,
      new LearnFailures(dark, this.failures, calendar, topology, new ConfirmedIncidents(em), transactions),
      new UpkeepFailureModels(versions, this.failures, drift, fitting, config),
      new PredictWhenDue(predictions, versions, this.failures, making, config),
      config,
    );
  }

  async observeAll(): Promise<number> {
    let nFailed = 0;
    for (let shard = 0; shard < N_SHARDS; shard += 1)
      nFailed += (await this.shards.run(shard, this.clock, NOT_ABORTED)).nFailed;
    return nFailed;
  }

  runAll(): Promise<void> {
    return this.run.run(this.clock.now(), NOT_ABORTED);
  }
}
