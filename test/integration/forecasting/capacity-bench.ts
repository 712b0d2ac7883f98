import { BusyLevels } from '../../../src/forecasting/capacity/levels/busy-levels.repository.js';
import { DueSeriesFinder } from '../../../src/forecasting/capacity/levels/due-series.service.js';
import { RefreshGroups } from '../../../src/forecasting/capacity/levels/refresh-groups.service.js';
import { RefreshLevels } from '../../../src/forecasting/capacity/levels/refresh-levels.service.js';
import {
  type CapacityRequest,
  ListCapacity,
} from '../../../src/forecasting/capacity/list/list-capacity.service.js';
import { CapacityRun } from '../../../src/forecasting/capacity/run/capacity-run.service.js';
import { CapacitySignals } from '../../../src/alerting/signals/capacity-signals.service.js';
import { SignalRepository } from '../../../src/alerting/signals/signal.repository.js';
import { CapacityWarnings } from '../../../src/forecasting/capacity/warnings/capacity-warning.repository.js';
import { AnnounceWarnings } from '../../../src/forecasting/capacity/warnings/announce-warnings.service.js';
import { WarnOfLimits } from '../../../src/forecasting/capacity/warnings/warn-of-limits.service.js';
import { AskWhatIf } from '../../../src/forecasting/capacity/what-if/ask-what-if.service.js';
import type { WhatIfRequest } from '../../../src/forecasting/capacity/what-if/what-if.js';
import { WhatIfRows } from '../../../src/forecasting/capacity/what-if/what-if-rows.service.js';
import { CapacityNotifier } from '../../../src/ems/index.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { AssetDirectory } from '../../../src/metrics/index.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import type { BusyResult, BusyTask } from '../../../src/ml/index.js';
import type { DetectorPool } from '../../../src/models/index.js';
import { busy } from '../../../src/models/worker/detector.worker.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import type { ServiceDatabase } from '../service-database.js';

/** Trends in process instead of in worker threads. */
class PoolStandIn {
  busyLevels(task: BusyTask): Promise<BusyResult> {
    return Promise.resolve(busy(task));
  }
}

const FIRST_PAGE: CapacityRequest = { group: 'asset', horizonDays: 180, limit: 50, sort: 'limitAt' };
const NO_CHANGE = { growthPercent: 0, addMbps: 0, addCapacity: 0, moveAssets: [], horizonDays: 180 };

/** The capacity module of one process, with its threads in process and a clock that a spec moves. */
export class CapacityBench {
  readonly clock: StoppedClock;
  readonly notifier: CapacityNotifier;
  private readonly run: CapacityRun;
  private readonly lists: ListCapacity;
  private readonly questions: AskWhatIf;

  constructor(
    { em, transactions }: ServiceDatabase,
    nowMs: number,
    environment: Readonly<Record<string, string>> = {},
  ) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    this.clock = new StoppedClock(nowMs);
    const source = new DatabaseMetricSource(em, 'UTC');
    const directory = new AssetDirectory(source);
    const levels = new BusyLevels(em);
    const pool = new PoolStandIn() as unknown as DetectorPool;
    this.notifier = new CapacityNotifier(new OutboxRepository(em), config);
    this.run = new CapacityRun(
      new DueSeriesFinder(source, directory, levels, config),
      new RefreshLevels(source, levels, pool),
      new RefreshGroups(directory, levels, pool, config),
      new WarnOfLimits(
        levels,
        new CapacityWarnings(em),
        new AnnounceWarnings(this.notifier, new CapacitySignals(new SignalRepository(em))),
        directory,
        transactions,
        config,
      ),
      this.clock,
    );
    this.lists = new ListCapacity(levels, directory, this.clock);
    this.questions = new AskWhatIf(new WhatIfRows(levels, directory, pool, config), directory, this.clock);
  }

  runAll(): Promise<void> {
    return this.run.run(new AbortController().signal);
  }

  list(request: Partial<CapacityRequest> = {}): ReturnType<ListCapacity['list']> {
    return this.lists.list({ ...FIRST_PAGE, ...request }, new AbortController().signal);
  }

  ask(request: Partial<WhatIfRequest> & Pick<WhatIfRequest, 'metricName'>): ReturnType<AskWhatIf['ask']> {
    return this.questions.ask({ ...NO_CHANGE, ...request }, new AbortController().signal);
  }
}
