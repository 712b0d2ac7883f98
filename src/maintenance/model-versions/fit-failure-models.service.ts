import { Injectable, Logger } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { DetectorPool } from '../../models/index.js';
import { Transactions } from '../../platform/database/index.js';
import { DAY_MS, dayOf } from '../day.js';
import { ObservationRepository } from '../observations/observation.repository.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import { failureGate } from './failure-gate.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import type { FailureModelVersion } from '../failure-models/failure-model-version.js';
import { FleetReader } from '../failure-models/read-fleet.service.js';

/** Of a hundred columns they take 40 MB; more rows move no figure. */
const MOST_ROWS = 100_000;
const SEED = 1;

/** What to fit to. */
export interface FitTask {
  readonly assets: readonly Asset[];
  readonly historyDays: number;
  readonly now: Date;
}

/** Fits models of failures to what was seen, and puts them to use where they pass the quality gate. */
@Injectable()
export class FitFailureModels {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly fleets: FleetReader,
    private readonly observations: ObservationRepository,
    private readonly pool: DetectorPool,
    private readonly models: FailureModels,
    private readonly transactions: Transactions,
  ) {}

  async fit({ assets, historyDays, now }: FitTask): Promise<FailureModelVersion> {
    const nowMs = now.getTime();
    const sinceDay = dayOf(nowMs) - historyDays;
    const past = await this.fleets.readPast(new Date(sinceDay * DAY_MS));
    const nSeen = await this.observations.countSince(sinceDay);
    const stepDays = Math.max(1, Math.ceil(nSeen / MOST_ROWS));
    const nRows = Math.min(MOST_ROWS, nSeen);
    const slice = { sinceDay, stepDays, nowMs, isWithToday: false };
    const { history } = await this.fleets.read(assets, past, slice, nRows);
    const live = await this.models.findActive();
    const [artifact] = live?.artifacts ?? [];
    const inUse = artifact && live && { artifact, from: live.trainedAt.getTime() / DAY_MS };
    const fitted = await this.pool.fitFailures({ history, horizons: RISK_HORIZONS, seed: SEED, live: inUse });
    const { isPassed, reason } = failureGate(fitted.check, fitted.comparison);
    const version: FailureModelVersion = {
      version: `failures-${now.toISOString().replace(/[:.]/g, '-')}`,
      status: isPassed ? 'active' : 'rejected',
      trainedAt: now,
      activatedAt: isPassed ? now : null,
      reason,
      report: {
        ...{ nAssets: assets.length, nRows: history.times.length, nFailures: past.nFailures, stepDays },
        ...{ check: fitted.check ?? null, comparison: fitted.comparison ?? null },
      },
    };
    await this.transactions.run(() => this.models.insert(version, isPassed ? fitted.artifacts : []));
    this.logger.log(
      `Models of failures were fitted to ${past.nFailures} failure(s) of ${assets.length} assets: ${isPassed ? 'in use' : 'not used'}. ${reason}`,
    );
    return version;
  }
}
