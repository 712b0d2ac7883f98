import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { type SweepCondition, SweepMonitor } from '../anomaly/index.js';
import { Clock } from '../platform/clock/index.js';
import { OwnTables } from '../platform/database/index.js';
import { StartupService } from '../startup/index.js';
import { checkedBy } from './check-outcome.js';

/** A start-up that takes longer, the first training included, is a fault. */
const LONGEST_STARTUP_MS = 900_000;

const NOT_YET: SweepCondition = { status: 'stopped', sweptUntil: undefined };

/** Looks whether new samples are scored. */
@Injectable()
export class SweepChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly sweeps: SweepMonitor,
    private readonly startup: StartupService,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
  ) {}

  /** `isStopped` where the service does not do what it is for, however well everything else is. */
  checkSweeps() {
    const check = this.indicators.check('sweeps');
    const condition = this.tables.areReady ? this.sweeps.condition() : Promise.resolve(NOT_YET);
    return checkedBy(check, condition, ({ status, sweptUntil, samplesOfLastDay }) => {
      const facts = { sweptUntil: sweptUntil?.toISOString() ?? null, samplesOfLastDay };
      if (status === 'off') return check.up({ message: 'Switched off by ANOMALY_DETECTION_ENABLED' });
      if (status === 'current') return check.up(facts);
      if (status === 'behind') return check.degraded({ ...facts, message: 'Sweeps are behind' });
      return check.degraded({ ...facts, ...this.whyStopped(sweptUntil) });
    });
  }

  private whyStopped(sweptUntil: SweepCondition['sweptUntil']): { message: string; isStopped: boolean } {
    const startup = this.startup.current();
    if (startup.status === 'waiting')
      return { message: `Cannot start yet: ${startup.obstacle}`, isStopped: true };
    const longAgo = new Date(this.clock.now().getTime() - LONGEST_STARTUP_MS);
    if (startup.status === 'starting' && startup.since > longAgo)
      return { message: 'The service is starting', isStopped: false };
    const since = sweptUntil ? `since ${sweptUntil.toISOString()}` : 'yet';
    return { message: `No sweep has run ${since}`, isStopped: true };
  }
}
